/** Fine-tunes a backbone on a folder of labelled leaves and writes a bundle. */
@NullMarked
package org.plantdiseasedetector.training;

import org.jspecify.annotations.NullMarked;
