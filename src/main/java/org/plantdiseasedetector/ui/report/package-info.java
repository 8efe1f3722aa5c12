/** Preview, saving, printing and copying of reports. */
@NullMarked
package org.plantdiseasedetector.ui.report;

import org.jspecify.annotations.NullMarked;
