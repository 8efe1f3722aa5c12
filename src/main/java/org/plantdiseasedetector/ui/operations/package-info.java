/** The page with metrics and alerts, diagnostic packages, and what is shown after a crash. */
@NullMarked
package org.plantdiseasedetector.ui.operations;

import org.jspecify.annotations.NullMarked;
