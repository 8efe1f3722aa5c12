package org.plantdiseasedetector.history;

/**
 * Something that an integrity check found.
 *
 * @param subject the file or case
 * @param problem what is wrong with it, in words
 */
public record Finding(String subject, String problem) {}
