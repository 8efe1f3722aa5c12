/** Tests of the journal file. */
@NullMarked
package org.plantdiseasedetector.cli.journal;

import org.jspecify.annotations.NullMarked;
