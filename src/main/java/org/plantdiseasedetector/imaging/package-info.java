/** Safe decoding of untrusted photos and their preparation for the model. */
@NullMarked
package org.plantdiseasedetector.imaging;

import org.jspecify.annotations.NullMarked;
