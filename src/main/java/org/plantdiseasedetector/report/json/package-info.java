/** Reports as JSON. */
@NullMarked
package org.plantdiseasedetector.report.json;

import org.jspecify.annotations.NullMarked;
