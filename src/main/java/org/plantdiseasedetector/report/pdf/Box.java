package org.plantdiseasedetector.report.pdf;

/**
 * Where something was put, for checks of the layout. Points from the lower left corner.
 *
 * @param page from 0
 * @param x left edge
 * @param y lower edge
 * @param width points
 * @param height points
 * @param text what is written there; empty for a picture
 */
record Box(int page, float x, float y, float width, float height, String text) {}
