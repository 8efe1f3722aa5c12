/** Reports as PDF/A-2b, tagged for screen readers. */
@NullMarked
package org.plantdiseasedetector.report.pdf;

import org.jspecify.annotations.NullMarked;
