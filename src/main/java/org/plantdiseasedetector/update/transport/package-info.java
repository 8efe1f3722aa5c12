/** The only network use of the app: a repository over HTTPS. */
@NullMarked
package org.plantdiseasedetector.update.transport;

import org.jspecify.annotations.NullMarked;
