/** Choosing a class by typing parts of its name. */
@NullMarked
package org.plantdiseasedetector.ui.picker;

import org.jspecify.annotations.NullMarked;
