/** Reference embeddings for bundles, and the experiment on learning from corrections. */
@NullMarked
package org.plantdiseasedetector.training.adapt;

import org.jspecify.annotations.NullMarked;
