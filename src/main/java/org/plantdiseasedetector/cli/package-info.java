/** The console: commands, output formats, progress. */
@NullMarked
package org.plantdiseasedetector.cli;

import org.jspecify.annotations.NullMarked;
