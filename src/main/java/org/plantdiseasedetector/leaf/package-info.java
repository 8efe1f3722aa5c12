/**
 * What the pixels of a leaf say without the diagnosis network: its outline, its lesions, how much
 * of it is diseased, and whether the photo is good enough.
 */
@NullMarked
package org.plantdiseasedetector.leaf;

import org.jspecify.annotations.NullMarked;
