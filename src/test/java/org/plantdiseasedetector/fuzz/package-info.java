/** Entry points for the coverage-guided fuzzer; see docs/robustness.md. */
@NullMarked
package org.plantdiseasedetector.fuzz;

import org.jspecify.annotations.NullMarked;
