/** What the app knows about hosts and diseases, as bundled text. */
@NullMarked
package org.plantdiseasedetector.knowledge;

import org.jspecify.annotations.NullMarked;
