/** The PyTorch engine behind the classifier. The only place beside training that knows DJL. */
@NullMarked
package org.plantdiseasedetector.inference.djl;

import org.jspecify.annotations.NullMarked;
