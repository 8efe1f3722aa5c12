/** The composition root, the environment and the launchers. */
@NullMarked
package org.plantdiseasedetector.app;

import org.jspecify.annotations.NullMarked;
