/** Making, unlocking and locking the history in the window. */
@NullMarked
package org.plantdiseasedetector.ui.vault;

import org.jspecify.annotations.NullMarked;
