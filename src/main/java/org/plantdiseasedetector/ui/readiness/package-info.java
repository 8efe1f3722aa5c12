/** The deployment-readiness panel. */
@NullMarked
package org.plantdiseasedetector.ui.readiness;

import org.jspecify.annotations.NullMarked;
