package org.plantdiseasedetector.history;

/**
 * A photo to be saved.
 *
 * @param facts everything about it; its identity must be new
 * @param original the file's bytes; not changed
 * @param thumbnail a small JPEG of it; not changed
 */
@SuppressWarnings("ArrayRecordComponent")
public record NewPhoto(CasePhoto facts, byte[] original, byte[] thumbnail) {}
