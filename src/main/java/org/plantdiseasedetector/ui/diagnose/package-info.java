/** The photo list and the result: view models without a window, and their views. */
@NullMarked
package org.plantdiseasedetector.ui.diagnose;

import org.jspecify.annotations.NullMarked;
