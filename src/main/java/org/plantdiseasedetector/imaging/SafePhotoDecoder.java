package org.plantdiseasedetector.imaging;

import java.util.Optional;
import org.plantdiseasedetector.domain.FailureCode;

/**
 * Decodes untrusted photos: recognises the format by content, checks limits and completeness before
 * any pixel is decoded, uses the fast decoder where it can and ImageIO elsewhere. Thread-safe.
 */
public final class SafePhotoDecoder implements PhotoDecoder {

  private static final byte[] NONE = {};

  private final DecodeLimits limits;
  private final ImageIoDecoder imageIo;

  /** Makes a decoder with the product's limits. */
  public SafePhotoDecoder() {
    this(DecodeLimits.STANDARD);
  }

  /**
   * Makes a decoder with other limits.
   *
   * @param limits what a photo may cost
   */
  public SafePhotoDecoder(DecodeLimits limits) {
    this.limits = limits;
    this.imageIo = new ImageIoDecoder(limits);
  }

  @Override
  public DecodedPhoto decode(byte[] bytes, int minSide) throws PhotoException {
    checkLength(bytes);
    return switch (ImageFormat.of(bytes)) {
      case JPEG -> decode(bytes, JpegParser.parse(bytes), minSide);
      case PNG -> decode(bytes, PngParser.parse(bytes), minSide);
      case WEBP -> decode(bytes, WebpParser.parse(bytes), minSide);
      case TIFF -> decode(bytes, TiffParser.parse(bytes), minSide);
      case GIF -> decode(bytes, GifParser.parse(bytes), minSide);
      case BMP -> decode(bytes, BmpParser.parse(bytes), minSide);
      case HEIF ->
          throw new PhotoException(FailureCode.HEIC_NOT_SUPPORTED, "HEIC, HEIF or AVIF container");
      case UNKNOWN -> throw new PhotoException(FailureCode.NOT_AN_IMAGE, "unknown first bytes");
    };
  }

  private void checkLength(byte[] bytes) throws PhotoException {
    if (bytes.length == 0) {
      throw new PhotoException(FailureCode.FILE_EMPTY, "0 bytes");
    }
    if (bytes.length > limits.maxBytes()) {
      throw new PhotoException(FailureCode.FILE_TOO_LARGE, bytes.length + " bytes");
    }
  }

  private DecodedPhoto decode(byte[] bytes, PhotoHeader header, int minSide) throws PhotoException {
    limits.check(header);
    Orientation orientation = Orientation.read(header.exif());
    Optional<RgbImage> fast =
        header.plain() ? ScaledJpegDecoder.decode(bytes, header, minSide) : Optional.empty();
    if (fast.isPresent()) {
      RgbImage stored = ColourProfile.toSrgb(fast.get(), header.icc());
      return upright(stored, orientation, header.width(), header.height());
    }
    ImageIoDecoder.Stored stored = imageIo.decode(bytes, minSide);
    // Of JPEG and WebP the reader has applied the profile; then the header has none.
    RgbImage image = ColourProfile.toSrgb(stored.image(), header.plain() ? NONE : header.icc());
    return upright(image, orientation, stored.width(), stored.height());
  }

  private static DecodedPhoto upright(
      RgbImage stored, Orientation orientation, int width, int height) {
    RgbImage image = orientation.apply(stored);
    return orientation.transposed()
        ? new DecodedPhoto(image, height, width)
        : new DecodedPhoto(image, width, height);
  }
}
