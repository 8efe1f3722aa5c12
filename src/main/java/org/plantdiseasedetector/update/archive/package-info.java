/** A repository in one zip file, for a USB stick. */
@NullMarked
package org.plantdiseasedetector.update.archive;

import org.jspecify.annotations.NullMarked;
