/**
 * Keys of the history: passphrase, recovery key, data key, and files sealed with them. Knows no
 * database, window or console.
 */
@NullMarked
package org.plantdiseasedetector.vault;

import org.jspecify.annotations.NullMarked;
