package org.plantdiseasedetector.report;

/**
 * A picture as a baseline JPEG in sRGB. Immutable by convention: the array is shared, never written
 * after construction.
 *
 * @param jpeg the file
 * @param width pixels
 * @param height pixels
 */
@SuppressWarnings("ArrayRecordComponent")
public record ReportImage(byte[] jpeg, int width, int height) {}
