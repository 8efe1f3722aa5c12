package org.plantdiseasedetector.testing;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.plantdiseasedetector.domain.FailureCode;

/**
 * Makes a folder of files that a field laptop may meet or an attacker may send, from a photo and
 * fixed seeds, together with what must become of each.
 */
public final class HostileCorpus {

  private static final int KIB = 1024;
  private static final int FLIPPED = 40;

  private final Path folder;
  private final byte[] photo;
  private final Map<Path, Set<FailureCode>> expected = new TreeMap<>();

  private HostileCorpus(Path folder, byte[] photo) {
    this.folder = folder;
    this.photo = photo;
  }

  /**
   * Writes the files.
   *
   * @param folder an empty folder
   * @param photo a good JPEG photo
   * @return the codes of which each file must get one; none means that it must be diagnosed
   */
  public static Map<Path, Set<FailureCode>> write(Path folder, byte[] photo) throws IOException {
    HostileCorpus corpus = new HostileCorpus(folder, photo);
    corpus.cutOff();
    corpus.flipped();
    corpus.bombs();
    corpus.lies();
    corpus.oddFiles();
    corpus.names();
    return corpus.expected;
  }

  private void add(String name, byte[] content, FailureCode... codes) throws IOException {
    Path file = Files.write(folder.resolve(name), content);
    Set<FailureCode> set = EnumSet.noneOf(FailureCode.class);
    set.addAll(List.of(codes));
    expected.put(file, set);
  }

  private void cutOff() throws IOException {
    for (int kib = 1; kib * KIB < photo.length; kib++) {
      add(
          "cut-%03d.jpg".formatted(kib),
          Arrays.copyOf(photo, kib * KIB),
          FailureCode.IMAGE_DAMAGED);
    }
    byte[] png = noise("png");
    for (int kib = 1; kib * KIB < png.length; kib += 4) {
      add("cut-%03d.png".formatted(kib), Arrays.copyOf(png, kib * KIB), FailureCode.IMAGE_DAMAGED);
    }
  }

  /** Flipped bytes may hit anything; whether the photo survives is open, but it gets a row. */
  private void flipped() throws IOException {
    for (String format : List.of("jpg", "png", "gif", "bmp", "tiff")) {
      byte[] whole = format.equals("jpg") ? photo : noise(format);
      for (int seed = 0; seed < FLIPPED; seed++) {
        Random random = new Random(seed);
        byte[] flipped = whole.clone();
        for (int i = 0; i <= seed % 8; i++) {
          int range = seed % 2 == 0 ? Math.min(400, flipped.length) : flipped.length;
          flipped[random.nextInt(range)] = (byte) random.nextInt(256);
        }
        String name = "flipped-%s-%02d.%s".formatted(format, seed, format);
        Files.write(folder.resolve(name), flipped);
        expected.put(folder.resolve(name), ANYTHING_OF_THE_PHOTO);
      }
    }
  }

  /** Everything that blames the file, and no code that blames the app. */
  public static final Set<FailureCode> ANYTHING_OF_THE_PHOTO =
      EnumSet.of(
          FailureCode.NOT_AN_IMAGE,
          FailureCode.IMAGE_TOO_LARGE,
          FailureCode.IMAGE_TOO_SMALL,
          FailureCode.IMAGE_DAMAGED,
          FailureCode.PHOTO_TOO_DARK,
          FailureCode.PHOTO_TOO_BRIGHT,
          FailureCode.PHOTO_TOO_BLURRED);

  /** They unpack to black pictures, which are decoded in full and then refused as too dark. */
  private void bombs() throws IOException {
    byte[] text =
        HostileFiles.concat(HostileFiles.latin("x\0\0"), HostileFiles.deflatedZeros(1L << 30));
    add(
        "bomb-text.png",
        HostileFiles.png(80, 80, 8, 2, 80 * 241, HostileFiles.chunk("zTXt", text)),
        FailureCode.PHOTO_TOO_DARK);
    add(
        "bomb-icc.png",
        HostileFiles.png(80, 80, 8, 2, 80 * 241, HostileFiles.chunk("iCCP", text)),
        FailureCode.PHOTO_TOO_DARK);
    add("bomb-data.png", HostileFiles.png(80, 80, 8, 2, 1L << 30), FailureCode.PHOTO_TOO_DARK);
    add(
        "bomb-100-megapixels.png",
        HostileFiles.png(10_000, 10_000, 8, 2, 10_000L * 30_001),
        FailureCode.PHOTO_TOO_DARK);
    byte[] progressive = HostileFiles.progressive(Pictures.corners(2_000, 2_000));
    add(
        "bomb-progressive.jpg",
        HostileFiles.concat(
            HostileFiles.withJpegSize(
                Arrays.copyOf(progressive, progressive.length - 2), 13_000, 13_000),
            HostileFiles.latin("\u00FF\u00FE\u00FF\u00FF" + "x".repeat(0xFFFD)),
            filler(400_000),
            new byte[] {(byte) 0xFF, (byte) 0xD9}),
        FailureCode.IMAGE_TOO_LARGE);
    add(
        "bomb-scans.jpg",
        HostileFiles.withMoreScans(progressive, 5_000),
        FailureCode.IMAGE_DAMAGED);
  }

  /** Comment segments, so that the file is long enough for what it announces. */
  private static byte[] filler(int bytes) {
    byte[] segment = HostileFiles.latin("\u00FF\u00FE\u00FF\u00FF" + "x".repeat(0xFFFD));
    byte[][] segments = new byte[bytes / segment.length][];
    Arrays.fill(segments, segment);
    return HostileFiles.concat(segments);
  }

  private void lies() throws IOException {
    add("lie.jpg", HostileFiles.withJpegSize(photo, 13_000, 13_000), FailureCode.IMAGE_DAMAGED);
    add("lie.png", HostileFiles.png(13_000, 13_000, 8, 2, 100), FailureCode.IMAGE_DAMAGED);
    add("huge.png", HostileFiles.png(60_000, 60_000, 8, 2, 100), FailureCode.IMAGE_TOO_LARGE);
    add("strip.png", HostileFiles.png(1, 60_000, 8, 2, 240_000), FailureCode.IMAGE_TOO_SMALL);
    byte[] strip = Pictures.encode(Pictures.plain(60_000, 1, BufferedImage.TYPE_INT_RGB, 0), "jpg");
    add("strip.jpg", strip, FailureCode.IMAGE_TOO_SMALL);
    add(
        "strip-64.png",
        HostileFiles.png(64, 60_000, 8, 2, 60_000L * 193),
        FailureCode.PHOTO_TOO_DARK);
    byte[] bmp = noise("bmp");
    ByteBuffer.wrap(bmp).order(ByteOrder.LITTLE_ENDIAN).putInt(18, 13_000);
    add("lie.bmp", bmp, FailureCode.IMAGE_DAMAGED);
  }

  private void oddFiles() throws IOException {
    add("empty.jpg", new byte[0], FailureCode.FILE_EMPTY);
    add("text.jpg", HostileFiles.latin("Dear diary"), FailureCode.NOT_AN_IMAGE);
    add("page.png", HostileFiles.latin("<html>not found</html>"), FailureCode.NOT_AN_IMAGE);
    add(
        "phone.heic",
        HostileFiles.latin("\0\0\0\24ftypheic\0\0\0\0mif1"),
        FailureCode.HEIC_NOT_SUPPORTED);
    add("really-a-jpeg.png", photo);
    add("UPPER.JPG", photo);
    Files.createDirectory(folder.resolve("folder.jpg"));
    Path sparse = folder.resolve("large.jpg");
    try (RandomAccessFile file = new RandomAccessFile(sparse.toFile(), "rw")) {
      file.setLength(3L << 30);
    }
    expected.put(sparse, EnumSet.of(FailureCode.FILE_TOO_LARGE));
    link("broken-link.jpg", "gone.jpg", FailureCode.FILE_NOT_FOUND);
    link("circle.jpg", "circle.jpg", FailureCode.FILE_NOT_READABLE);
  }

  private void link(String name, String target, FailureCode code) {
    Path link = folder.resolve(name);
    try {
      Files.createSymbolicLink(link, Path.of(target));
      expected.put(link, EnumSet.of(code));
    } catch (IOException | UnsupportedOperationException notHere) {
      // Windows lets only some users make links; then there is one case less.
      expected.remove(link);
    }
  }

  private void names() throws IOException {
    add("two words  and more .jpg", photo);
    add("leaf 🍃🦠.jpg", photo);
    add("ورقة نبات.jpg", photo);
    add("עלה\u202Egpj.jpg", photo);
    add("=cmd|calc.jpg", photo);
    add("n".repeat(196) + ".jpg", photo);
    add("-rf.jpg", photo);
  }

  private static byte[] noise(String format) {
    BufferedImage image = new BufferedImage(120, 100, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(5);
    for (int i = 0; i < 12_000; i++) {
      image.setRGB(i % 120, i / 120, random.nextInt(0x1000000));
    }
    return Pictures.encode(image, format);
  }
}
