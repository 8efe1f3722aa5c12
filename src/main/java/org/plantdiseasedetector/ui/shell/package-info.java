/** The main window around the pages. */
@NullMarked
package org.plantdiseasedetector.ui.shell;

import org.jspecify.annotations.NullMarked;
