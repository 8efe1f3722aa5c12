/**
 * Is this installation fit for production? The checklist, its rows' findings, attestations,
 * sign-off and report; knows no window and no engine.
 */
@NullMarked
package org.plantdiseasedetector.readiness;

import org.jspecify.annotations.NullMarked;
