/** Colours of the window. */
@NullMarked
package org.plantdiseasedetector.ui.theme;

import org.jspecify.annotations.NullMarked;
