/** Rows as Apache Parquet. */
@NullMarked
package org.plantdiseasedetector.shards.parquet;

import org.jspecify.annotations.NullMarked;
