/** The publisher's side: keys, signatures, revocation. */
@NullMarked
package org.plantdiseasedetector.update.publish;

import org.jspecify.annotations.NullMarked;
