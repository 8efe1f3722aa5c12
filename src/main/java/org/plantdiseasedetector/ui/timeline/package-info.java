/** The course of a place over its visits: view model without a window, and its views. */
@NullMarked
package org.plantdiseasedetector.ui.timeline;

import org.jspecify.annotations.NullMarked;
