package org.plantdiseasedetector.update.tuf;

/**
 * A genuine file.
 *
 * @param length its length in bytes
 * @param hashes its hashes
 */
public record TargetFile(long length, Hashes hashes) {}
