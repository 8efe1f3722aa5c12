/** A file of finished rows, from which an interrupted batch goes on. */
@NullMarked
package org.plantdiseasedetector.cli.journal;

import org.jspecify.annotations.NullMarked;
