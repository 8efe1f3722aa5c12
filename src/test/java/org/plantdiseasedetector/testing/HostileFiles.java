package org.plantdiseasedetector.testing;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Files that no camera writes: bombs, lies in headers, unusual codings. */
public final class HostileFiles {

  private static final byte[] PNG_SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  private HostileFiles() {}

  /** Joins bytes. */
  public static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  /** Returns the bytes of a text of characters below 256. */
  public static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** A chunk of a PNG file with its checksum. */
  public static byte[] chunk(String type, byte[] data) {
    byte[] name = latin(type);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(data);
    return ByteBuffer.allocate(data.length + 12)
        .putInt(data.length)
        .put(name)
        .put(data)
        .putInt((int) crc.getValue())
        .array();
  }

  /**
   * A black PNG of any announced size.
   *
   * @param data bytes that unpack from its data, whatever the size needs
   * @param extra chunks before the data
   */
  public static byte[] png(int width, int height, int depth, int type, long data, byte[]... extra) {
    byte[] header =
        ByteBuffer.allocate(13)
            .putInt(width)
            .putInt(height)
            .put((byte) depth)
            .put((byte) type)
            .array();
    return concat(
        PNG_SIGNATURE,
        chunk("IHDR", header),
        concat(extra),
        chunk("IDAT", deflatedZeros(data)),
        chunk("IEND", new byte[0]));
  }

  /** A PNG with text, a colour profile and Exif data. */
  public static byte[] pngWithMetadata(int width, int height) {
    return png(
        width,
        height,
        8,
        2,
        (3L * width + 1) * height,
        profileChunk(),
        chunk("eXIf", orientation(6)),
        chunk("zTXt", concat(latin("note\0\0"), deflatedZeros(100))),
        chunk("iTXt", latin("note\0\0\0\0\0text")));
  }

  /** A chunk of a PNG with the profile of a linear colour space. */
  public static byte[] profileChunk() {
    byte[] profile = deflated(ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData());
    return chunk("iCCP", concat(latin("linear\0\0"), profile));
  }

  /** Exif data with an orientation. */
  public static byte[] orientation(int value) {
    return tiff(new long[][] {{0x0112, 3, 1, value}});
  }

  /** Zeros, deflated. */
  public static byte[] deflatedZeros(long count) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    try (DeflaterOutputStream packed = new DeflaterOutputStream(out, deflater, 1 << 16)) {
      byte[] zeros = new byte[1 << 16];
      for (long left = count; left > 0; left -= zeros.length) {
        packed.write(zeros, 0, (int) Math.min(left, zeros.length));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      deflater.end();
    }
    return out.toByteArray();
  }

  private static byte[] deflated(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream packed = new DeflaterOutputStream(out)) {
      packed.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /**
   * A TIFF file of one directory and nothing else.
   *
   * @param entries tag, type, count, and value or position
   */
  public static byte[] tiff(long[][] entries) {
    ByteBuffer file =
        ByteBuffer.allocate(14 + 12 * entries.length + 64).order(ByteOrder.LITTLE_ENDIAN);
    file.put(latin("II*\0")).putInt(8).putShort((short) entries.length);
    for (long[] entry : entries) {
      file.putShort((short) entry[0]).putShort((short) entry[1]);
      file.putInt((int) entry[2]).putInt((int) entry[3]);
    }
    return file.putInt(0).array();
  }

  /** The smallest WebP picture. */
  public static byte[] tinyWebp() {
    return Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");
  }

  /**
   * A WebP file of chunks.
   *
   * @param chunks whole chunks
   */
  public static byte[] webp(byte[]... chunks) {
    byte[] body = concat(chunks);
    return concat(latin("RIFF"), little(4 + body.length), latin("WEBP"), body);
  }

  /** A chunk of a WebP file; its data have an even length. */
  public static byte[] webpChunk(String type, byte[] data) {
    return concat(latin(type), little(data.length), data);
  }

  private static byte[] little(int value) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
  }

  /** Progressive JPEG. */
  public static byte[] progressive(BufferedImage image) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam param = writer.getDefaultWriteParam();
    param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
    return write(writer, param, image);
  }

  /** TIFF with deflate compression. */
  public static byte[] deflatedTiff(BufferedImage image) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
    ImageWriteParam param = writer.getDefaultWriteParam();
    param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    param.setCompressionType("Deflate");
    return write(writer, param, image);
  }

  private static byte[] write(ImageWriter writer, ImageWriteParam param, BufferedImage image) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), param);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  /**
   * Overwrites the size in a JPEG file's frame header.
   *
   * @param jpeg left as it is
   */
  public static byte[] withJpegSize(byte[] jpeg, int width, int height) {
    byte[] changed = jpeg.clone();
    int at = find(jpeg, 0xC0);
    at = at < 0 ? find(jpeg, 0xC2) : at;
    ByteBuffer.wrap(changed).putShort(at + 5, (short) height).putShort(at + 7, (short) width);
    return changed;
  }

  /**
   * Repeats the last scan of a JPEG file.
   *
   * @param times how often it is added
   */
  public static byte[] withMoreScans(byte[] jpeg, int times) {
    int from = 0;
    for (int i = 0; i + 1 < jpeg.length; i++) {
      from = (jpeg[i] & 0xFF) == 0xFF && (jpeg[i + 1] & 0xFF) == 0xDA ? i : from;
    }
    byte[] scan = Arrays.copyOfRange(jpeg, from, jpeg.length - 2);
    byte[][] scans = new byte[times][];
    Arrays.fill(scans, scan);
    return concat(
        Arrays.copyOf(jpeg, jpeg.length - 2), concat(scans), new byte[] {(byte) 0xFF, (byte) 0xD9});
  }

  private static int find(byte[] jpeg, int marker) {
    for (int i = 0; i + 1 < jpeg.length; i++) {
      if ((jpeg[i] & 0xFF) == 0xFF && (jpeg[i + 1] & 0xFF) == marker) {
        return i;
      }
    }
    return -1;
  }
}
