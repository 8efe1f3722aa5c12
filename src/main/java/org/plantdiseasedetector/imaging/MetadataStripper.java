package org.plantdiseasedetector.imaging;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.CRC32;
import org.plantdiseasedetector.domain.FailureCode;

/**
 * Removes what a photo says about place, camera and owner, without touching its pixels: Exif, XMP,
 * IPTC, comments, further pictures behind the first, and every part that is not known to be needed
 * for the picture. The orientation stays, so that the photo is shown as before. Stateless and
 * thread-safe.
 */
public final class MetadataStripper {

  private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
  private static final Set<String> PNG_CHUNKS =
      Set.of(
          "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP",
          "mDCV", "cLLI", "bKGD", "hIST", "pHYs", "sPLT", "acTL", "fcTL", "fdAT");
  private static final Set<String> WEBP_CHUNKS =
      Set.of("VP8X", "VP8 ", "VP8L", "ALPH", "ANIM", "ANMF", "ICCP");
  private static final int WEBP_EXIF_FLAG = 0x08;
  private static final int WEBP_XMP_FLAG = 0x04;

  private MetadataStripper() {}

  /**
   * Strips a photo.
   *
   * @param photo a whole file, possibly damaged or hostile; not changed
   * @return a new file with the same pixels
   * @throws PhotoException if the file is damaged, or of a format that cannot be stripped: GIF,
   *     HEIF and BigTIFF
   */
  public static byte[] strip(byte[] photo) throws PhotoException {
    byte[] stripped =
        switch (ImageFormat.of(photo)) {
          case JPEG -> jpeg(photo, JpegParser.parse(photo));
          case PNG -> png(photo, PngParser.parse(photo));
          case WEBP -> webp(photo, WebpParser.parse(photo));
          case TIFF -> TiffStripper.strip(photo);
          case BMP -> photo.clone();
          case GIF, HEIF, UNKNOWN ->
              throw new PhotoException(
                  FailureCode.NOT_AN_IMAGE, "metadata of this format cannot be removed");
        };
    if (PhotoOrigin.read(stripped).place().isPresent()) {
      throw new PhotoException(FailureCode.IMAGE_DAMAGED, "the place could not be removed");
    }
    return stripped;
  }

  /** Keeps the segments that a decoder needs (ITU-T T.81), JFIF, ICC profile and Adobe's marker. */
  private static byte[] jpeg(byte[] photo, PhotoHeader header) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(photo.length);
    out.write(photo, 0, 2);
    int orientation = Orientation.value(header.exif());
    if (orientation > 1) {
      byte[] exif = exif(orientation);
      out.write(0xFF);
      out.write(0xE1);
      out.write(0);
      out.write(2 + EXIF.length + exif.length);
      out.writeBytes(EXIF);
      out.writeBytes(exif);
    }
    int from = 2;
    int marker = 0;
    while (marker != 0xD9) {
      int at = from;
      while (photo[at] != (byte) 0xFF || isData(photo[at + 1] & 0xFF)) {
        at++;
      }
      marker = photo[at + 1] & 0xFF;
      out.write(photo, from, at - from);
      int length = marker == 0xD9 ? 0 : uint16(photo, at + 2);
      if (isNeeded(photo, at, marker, length)) {
        out.write(photo, at, 2 + length);
      }
      from = at + 2 + length;
    }
    return out.toByteArray();
  }

  /** Stuffed zeros, fill bytes and restart markers belong to the data around them. */
  private static boolean isData(int marker) {
    return marker == 0 || marker == 0xFF || marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8);
  }

  private static boolean isNeeded(byte[] photo, int at, int marker, int length) {
    boolean application = marker >= 0xE0 && marker <= 0xEF;
    if (!application) {
      return marker != 0xFE;
    }
    String name =
        new String(photo, at + 4, Math.clamp(length - 2, 0, 12), StandardCharsets.ISO_8859_1);
    return (marker == 0xE0 && name.startsWith("JFIF\0"))
        || (marker == 0xE2 && name.startsWith("ICC_PROFILE\0"))
        || (marker == 0xEE && name.startsWith("Adobe"));
  }

  private static byte[] png(byte[] photo, PhotoHeader header) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(photo.length);
    out.write(photo, 0, 8);
    ByteBuffer in = ByteBuffer.wrap(photo);
    String type = "";
    for (int at = 8; !type.equals("IEND"); ) {
      int length = in.getInt(at);
      type = new String(photo, at + 4, 4, StandardCharsets.ISO_8859_1);
      if (PNG_CHUNKS.contains(type)) {
        out.write(photo, at, length + 12);
      }
      int orientation = type.equals("IHDR") ? Orientation.value(header.exif()) : 1;
      if (orientation > 1) {
        out.writeBytes(pngExif(exif(orientation)));
      }
      at += length + 12;
    }
    return out.toByteArray();
  }

  private static byte[] pngExif(byte[] exif) {
    ByteBuffer chunk = ByteBuffer.allocate(exif.length + 12).putInt(exif.length);
    chunk.put("eXIf".getBytes(StandardCharsets.US_ASCII)).put(exif);
    CRC32 crc = new CRC32();
    crc.update(chunk.array(), 4, exif.length + 4);
    return chunk.putInt((int) crc.getValue()).array();
  }

  private static byte[] webp(byte[] photo, PhotoHeader header) {
    ByteBuffer in = ByteBuffer.wrap(photo).order(ByteOrder.LITTLE_ENDIAN);
    ByteArrayOutputStream out = new ByteArrayOutputStream(photo.length);
    out.write(photo, 0, 12);
    int end = 8 + in.getInt(4);
    int orientation = Orientation.value(header.exif());
    boolean extended = false;
    for (int at = 12; at + 8 <= end; ) {
      int padded = in.getInt(at + 4) + (in.getInt(at + 4) & 1);
      String type = new String(photo, at, 4, StandardCharsets.ISO_8859_1);
      if (WEBP_CHUNKS.contains(type)) {
        byte[] chunk = new byte[8 + padded];
        System.arraycopy(photo, at, chunk, 0, Math.min(chunk.length, end - at));
        if (type.equals("VP8X")) {
          extended = true;
          chunk[8] &= (byte) ~(WEBP_XMP_FLAG | (orientation > 1 ? 0 : WEBP_EXIF_FLAG));
        }
        out.writeBytes(chunk);
      }
      at += 8 + padded;
    }
    if (extended && orientation > 1) {
      byte[] exif = exif(orientation);
      ByteBuffer chunk = ByteBuffer.allocate(8 + exif.length).order(ByteOrder.LITTLE_ENDIAN);
      out.writeBytes(
          chunk
              .put("EXIF".getBytes(StandardCharsets.US_ASCII))
              .putInt(exif.length)
              .put(exif)
              .array());
    }
    byte[] result = out.toByteArray();
    ByteBuffer.wrap(result).order(ByteOrder.LITTLE_ENDIAN).putInt(4, result.length - 8);
    return result;
  }

  /** A TIFF structure with nothing but the orientation. */
  private static byte[] exif(int orientation) {
    return ByteBuffer.allocate(26)
        .put(new byte[] {'M', 'M', 0, 42})
        .putInt(8)
        .putShort((short) 1)
        .putShort((short) 0x0112)
        .putShort((short) 3)
        .putInt(1)
        .putShort((short) orientation)
        .putShort((short) 0)
        .putInt(0)
        .array();
  }

  private static int uint16(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
  }
}
