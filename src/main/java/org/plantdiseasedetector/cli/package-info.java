/** The console commands. */
@NullMarked
package org.plantdiseasedetector.cli;

import org.jspecify.annotations.NullMarked;
