package org.plantdiseasedetector.imaging;

import com.drew.imaging.tiff.TiffProcessingException;
import com.drew.imaging.tiff.TiffReader;
import com.drew.lang.ByteArrayReader;
import com.drew.lang.GeoLocation;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.ExifTiffHandler;
import com.drew.metadata.exif.GpsDirectory;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * When and where a photo says that it was taken (Exif 2.32, tags 0x9003 and 0x8825). Whoever made
 * the file can have written anything.
 *
 * @param takenAt camera time, without time zone
 * @param place where
 */
public record PhotoOrigin(Optional<LocalDateTime> takenAt, Optional<Place> place) {

  /** The photo says nothing. */
  public static final PhotoOrigin UNKNOWN = new PhotoOrigin(Optional.empty(), Optional.empty());

  private static final DateTimeFormatter EXIF_TIME =
      DateTimeFormatter.ofPattern("uuuu:MM:dd HH:mm:ss");

  /**
   * A place, WGS 84.
   *
   * @param latitude degrees north, -90 to 90
   * @param longitude degrees east, -180 to 180
   */
  public record Place(double latitude, double longitude) {}

  /**
   * Reads it.
   *
   * @param photo a whole file, possibly damaged or hostile
   * @return {@link #UNKNOWN} if it says nothing usable
   */
  public static PhotoOrigin read(byte[] photo) {
    try {
      return switch (ImageFormat.of(photo)) {
        case JPEG -> of(JpegParser.parse(photo).exif());
        case PNG -> of(PngParser.parse(photo).exif());
        case WEBP -> of(WebpParser.parse(photo).exif());
        case TIFF -> of(photo);
        case GIF, BMP, HEIF, UNKNOWN -> UNKNOWN;
      };
    } catch (PhotoException damaged) {
      return UNKNOWN;
    }
  }

  private static PhotoOrigin of(byte[] exif) {
    if (exif.length == 0) {
      return UNKNOWN;
    }
    Metadata metadata = new Metadata();
    try {
      new TiffReader()
          .processTiff(new ByteArrayReader(exif), new ExifTiffHandler(metadata, null, 0), 0);
      return new PhotoOrigin(takenAt(metadata), place(metadata));
    } catch (TiffProcessingException | IOException | RuntimeException damaged) {
      return UNKNOWN;
    }
  }

  private static Optional<LocalDateTime> takenAt(Metadata metadata) {
    ExifSubIFDDirectory exif = metadata.getFirstDirectoryOfType(ExifSubIFDDirectory.class);
    String text = exif == null ? null : exif.getString(ExifSubIFDDirectory.TAG_DATETIME_ORIGINAL);
    try {
      return Optional.ofNullable(text).map(time -> LocalDateTime.parse(time.strip(), EXIF_TIME));
    } catch (DateTimeException nonsense) {
      return Optional.empty();
    }
  }

  private static Optional<Place> place(Metadata metadata) {
    GpsDirectory gps = metadata.getFirstDirectoryOfType(GpsDirectory.class);
    GeoLocation location = gps == null ? null : gps.getGeoLocation();
    if (location == null || location.isZero()) {
      return Optional.empty();
    }
    boolean real =
        Math.abs(location.getLatitude()) <= 90 && Math.abs(location.getLongitude()) <= 180;
    return real
        ? Optional.of(new Place(location.getLatitude(), location.getLongitude()))
        : Optional.empty();
  }
}
