/** The disease cards: the page, the summary beside a diagnosis, and the print-out. */
@NullMarked
package org.plantdiseasedetector.ui.diseases;

import org.jspecify.annotations.NullMarked;
