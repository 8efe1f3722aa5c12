/** Signed models: where they come from, how they are installed, and which one is used. */
@NullMarked
package org.plantdiseasedetector.update;

import org.jspecify.annotations.NullMarked;
