/** Measures a model on labelled photos and writes its figures and its card. */
@NullMarked
package org.plantdiseasedetector.evaluation;

import org.jspecify.annotations.NullMarked;
