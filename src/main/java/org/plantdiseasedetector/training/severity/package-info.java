/** Fits the net that tells lesion from healthy leaf. */
@NullMarked
package org.plantdiseasedetector.training.severity;

import org.jspecify.annotations.NullMarked;
