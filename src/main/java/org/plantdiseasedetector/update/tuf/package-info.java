/**
 * The Update Framework 1.0: metadata and the client's workflow; knows no network, files or windows.
 */
@NullMarked
package org.plantdiseasedetector.update.tuf;

import org.jspecify.annotations.NullMarked;
