/** Saving cases, and the page on which they are found again. */
@NullMarked
package org.plantdiseasedetector.ui.history;

import org.jspecify.annotations.NullMarked;
