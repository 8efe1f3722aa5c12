/** What keeps the app running: logs, crash reports, metrics, alerts, diagnostic packages. */
@NullMarked
package org.plantdiseasedetector.operations;

import org.jspecify.annotations.NullMarked;
