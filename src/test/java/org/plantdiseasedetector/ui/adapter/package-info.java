/** The page on which the model learns from corrections. */
@NullMarked
package org.plantdiseasedetector.ui.adapter;

import org.jspecify.annotations.NullMarked;
