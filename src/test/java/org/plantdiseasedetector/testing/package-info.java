/** Pictures and files that several tests share. */
@NullMarked
package org.plantdiseasedetector.testing;

import org.jspecify.annotations.NullMarked;
