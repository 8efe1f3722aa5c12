/** Model bundles: files, configuration, linear head. */
@NullMarked
package org.plantdiseasedetector.model;

import org.jspecify.annotations.NullMarked;
