/** Composition root: wires the parts and starts the window or the console. */
@NullMarked
package org.plantdiseasedetector.app;

import org.jspecify.annotations.NullMarked;
