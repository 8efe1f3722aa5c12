/**
 * Cases that stay: what was photographed, what the machine said, what a person said, and the files.
 * Knows the domain and the vault; the database is behind {@link
 * org.plantdiseasedetector.history.History}.
 */
@NullMarked
package org.plantdiseasedetector.history;

import org.jspecify.annotations.NullMarked;
