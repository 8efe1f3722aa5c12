/** What is known about the loaded model, for the people who rely on it. */
@NullMarked
package org.plantdiseasedetector.ui.models;

import org.jspecify.annotations.NullMarked;
