/** Measures how long a diagnosis takes on this machine, with the app's own pipeline. */
@NullMarked
package org.plantdiseasedetector.benchmark;

import org.jspecify.annotations.NullMarked;
