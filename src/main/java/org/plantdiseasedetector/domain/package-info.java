/** Records and sealed results of a diagnosis. Knows no user interface, engine or storage. */
@NullMarked
package org.plantdiseasedetector.domain;

import org.jspecify.annotations.NullMarked;
