/** What answers each row of the checklist, grouped as the checklist is. */
@NullMarked
package org.plantdiseasedetector.readiness.checks;

import org.jspecify.annotations.NullMarked;
