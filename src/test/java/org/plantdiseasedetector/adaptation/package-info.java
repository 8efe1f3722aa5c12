/** Tests of learning from corrections. */
@NullMarked
package org.plantdiseasedetector.adaptation;

import org.jspecify.annotations.NullMarked;
