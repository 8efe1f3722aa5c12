/** Fits what makes a diagnosis trustworthy: calibration, candidate sets, refusal of the unknown. */
@NullMarked
package org.plantdiseasedetector.training.trust;

import org.jspecify.annotations.NullMarked;
