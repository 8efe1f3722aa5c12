/** Optimiser, schedule and head start of the training. */
@NullMarked
package org.plantdiseasedetector.training.optim;

import org.jspecify.annotations.NullMarked;
