/** The use case: photos in, diagnoses out. */
@NullMarked
package org.plantdiseasedetector.diagnosis;

import org.jspecify.annotations.NullMarked;
