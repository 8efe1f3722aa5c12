/** A run spread over machines: which photos a task takes, its files, and one table of them all. */
@NullMarked
package org.plantdiseasedetector.shards;

import org.jspecify.annotations.NullMarked;
