/** Reads large JPEG files at an eighth of their size, without the detail that this leaves out. */
@NullMarked
package org.plantdiseasedetector.imaging.jpeg;

import org.jspecify.annotations.NullMarked;
