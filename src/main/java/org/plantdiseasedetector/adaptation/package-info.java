/**
 * Learning from a person's corrections: the linear head of a model is fitted anew to stored
 * embeddings. Knows records, embeddings and heads; neither the engine nor a database.
 */
@NullMarked
package org.plantdiseasedetector.adaptation;

import org.jspecify.annotations.NullMarked;
