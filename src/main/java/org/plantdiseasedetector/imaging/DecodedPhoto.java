package org.plantdiseasedetector.imaging;

/**
 * A decoded, upright photo.
 *
 * @param image the pixels, possibly decoded at a reduced scale
 * @param sourceWidth width of the original in pixels, upright
 * @param sourceHeight height of the original in pixels, upright
 */
public record DecodedPhoto(RgbImage image, int sourceWidth, int sourceHeight) {}
