/**
 * The history as console and window use it: opening and locking, cases made of diagnoses, exports.
 */
@NullMarked
package org.plantdiseasedetector.casebook;

import org.jspecify.annotations.NullMarked;
