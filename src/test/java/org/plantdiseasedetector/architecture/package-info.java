/** The layer rules of the design, as tests. */
@NullMarked
package org.plantdiseasedetector.architecture;

import org.jspecify.annotations.NullMarked;
