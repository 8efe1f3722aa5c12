/** The classifier as the rest of the app sees it, free of any engine. */
@NullMarked
package org.plantdiseasedetector.inference;

import org.jspecify.annotations.NullMarked;
