/** Texts, executors, pictures and dialogs that all parts of the window share. */
@NullMarked
package org.plantdiseasedetector.ui.common;

import org.jspecify.annotations.NullMarked;
