/** The benchmark page: how fast this computer is, and whether it stays so. */
@NullMarked
package org.plantdiseasedetector.ui.benchmark;

import org.jspecify.annotations.NullMarked;
