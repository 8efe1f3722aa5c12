package org.plantdiseasedetector.readiness;

/**
 * A row of the checklist.
 *
 * @param id stable name: group and position, such as {@code model-preparation.3}
 * @param section heading of the second level that it stands below
 * @param group heading of the third level, or the section where there is none
 * @param text its words
 */
public record ChecklistRow(String id, String section, String group, String text) {}
