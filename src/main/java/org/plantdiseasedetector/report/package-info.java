/**
 * Reports for people outside the app: what is said in them, in which order and language. The
 * renderers in the packages below turn that into files and decide nothing.
 */
@NullMarked
package org.plantdiseasedetector.report;

import org.jspecify.annotations.NullMarked;
