/** Labelled photos, augmentation and batches for training. */
@NullMarked
package org.plantdiseasedetector.training.data;

import org.jspecify.annotations.NullMarked;
