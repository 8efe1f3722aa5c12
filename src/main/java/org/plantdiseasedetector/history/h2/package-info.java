/** The history in an encrypted H2 database; the only user of SQL. */
@NullMarked
package org.plantdiseasedetector.history.h2;

import org.jspecify.annotations.NullMarked;
