/** Review of many saved cases with the keyboard: view models without a window, and their views. */
@NullMarked
package org.plantdiseasedetector.ui.review;

import org.jspecify.annotations.NullMarked;
