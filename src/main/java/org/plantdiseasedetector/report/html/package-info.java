/** Reports as HTML in one file. */
@NullMarked
package org.plantdiseasedetector.report.html;

import org.jspecify.annotations.NullMarked;
