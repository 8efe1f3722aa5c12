/** Parts that stand in for the model and the mouse in tests of the window. */
@NullMarked
package org.plantdiseasedetector.ui.testkit;

import org.jspecify.annotations.NullMarked;
