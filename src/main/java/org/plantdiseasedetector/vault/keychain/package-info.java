/** The keychain of the operating system; the only user of the library for it. */
@NullMarked
package org.plantdiseasedetector.vault.keychain;

import org.jspecify.annotations.NullMarked;
