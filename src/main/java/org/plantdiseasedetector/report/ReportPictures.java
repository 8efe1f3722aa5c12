package org.plantdiseasedetector.report;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.plantdiseasedetector.diagnosis.PhotoExplanation;
import org.plantdiseasedetector.domain.Candidate;
import org.plantdiseasedetector.history.CasePhoto;
import org.plantdiseasedetector.imaging.PhotoDecoder;
import org.plantdiseasedetector.imaging.PhotoException;
import org.plantdiseasedetector.imaging.Resampler;
import org.plantdiseasedetector.imaging.RgbImage;
import org.plantdiseasedetector.leaf.LeafMap;
import org.plantdiseasedetector.leaf.LeafOverlay;
import org.plantdiseasedetector.leaf.PhotoInspector;
import org.plantdiseasedetector.leaf.SeverityMeter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the pictures of a report, in memory alone. Thread-safe if its parts are.
 *
 * @param decoder reads the photos
 * @param inspector delimits leaf and lesions
 * @param evidence tells what a diagnosis rests on
 */
public record ReportPictures(PhotoDecoder decoder, PhotoInspector inspector, Evidence evidence) {

  private static final Logger LOG = LoggerFactory.getLogger(ReportPictures.class);
  private static final int LONGER_SIDE = 900;
  private static final float QUALITY = 0.8f;
  private static final double GLOW = 0.75;

  /** Tells what a diagnosis rests on. */
  @FunctionalInterface
  public interface Evidence {
    /** Nothing is known. */
    Evidence NONE = (photo, image) -> Optional.empty();

    /**
     * Explains.
     *
     * @param photo what was said about it
     * @param image the photo
     * @return empty if the model that said so is not at hand, or fails
     */
    Optional<PhotoExplanation> explain(CasePhoto photo, RgbImage image);
  }

  /**
   * Makes the pictures of a photo.
   *
   * @param photo what is known about it
   * @param original its file
   * @return without pictures if it cannot be decoded
   */
  public CaseFile.PhotoFile of(CasePhoto photo, byte[] original) {
    try {
      RgbImage image = decoder.decode(original, LONGER_SIDE).image();
      BufferedImage plain = small(image);
      BufferedImage marked = small(image);
      CaseFile.Marks marks = mark(marked, photo, image);
      return new CaseFile.PhotoFile(
          photo,
          Optional.of(jpeg(plain)),
          marks == CaseFile.Marks.NONE ? Optional.empty() : Optional.of(jpeg(marked)),
          marks);
    } catch (PhotoException | IOException unreadable) {
      LOG.warn("event=report_photo_unreadable photo={}", photo.id(), unreadable);
      return missing(photo);
    }
  }

  /**
   * Stands for a photo that cannot be read.
   *
   * @param photo what is known about it
   */
  static CaseFile.PhotoFile missing(CasePhoto photo) {
    return new CaseFile.PhotoFile(photo, Optional.empty(), Optional.empty(), CaseFile.Marks.NONE);
  }

  /**
   * Makes a picture for a report of any image.
   *
   * @param image decoded
   * @throws IOException if it cannot be written
   */
  public static ReportImage picture(RgbImage image) throws IOException {
    return jpeg(small(image));
  }

  private CaseFile.Marks mark(BufferedImage picture, CasePhoto photo, RgbImage image) {
    Optional<LeafMap> leaf = inspector.inspect(image).leaf();
    Optional<Candidate> shown = photo.machine().candidates().stream().findFirst();
    Optional<PhotoExplanation> explanation =
        shown.isPresent() ? evidence.explain(photo, image) : Optional.empty();
    RgbImage size = SeverityMeter.workingSize(image);
    int width = leaf.map(LeafMap::width).orElse(size.width());
    int height = leaf.map(LeafMap::height).orElse(size.height());
    LeafOverlay overlay = new LeafOverlay(width, height);
    boolean glows = explanation.isPresent() && shown.isPresent();
    if (explanation.isPresent() && shown.isPresent()) {
      overlay.glow(explanation.get().evidenceFor(shown.get().classId(), width, height), GLOW);
    }
    leaf.ifPresent(overlay::outline);
    lay(overlay, picture);
    if (glows) {
      return leaf.isPresent() ? CaseFile.Marks.BOTH : CaseFile.Marks.EVIDENCE;
    }
    return leaf.isPresent() ? CaseFile.Marks.OUTLINE : CaseFile.Marks.NONE;
  }

  private static void lay(LeafOverlay overlay, BufferedImage picture) {
    int width = overlay.width();
    int height = overlay.height();
    BufferedImage layer = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    layer.setRGB(0, 0, width, height, overlay.argb(), 0, width);
    Graphics2D graphics = picture.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(layer, 0, 0, picture.getWidth(), picture.getHeight(), null);
    graphics.dispose();
  }

  private static BufferedImage small(RgbImage image) {
    double scale = Math.min(1, (double) LONGER_SIDE / Math.max(image.width(), image.height()));
    int width = Math.max(1, (int) Math.round(image.width() * scale));
    int height = Math.max(1, (int) Math.round(image.height() * scale));
    RgbImage small =
        scale < 1
            ? Resampler.resize(image, 0, 0, image.width(), image.height(), width, height)
            : image;
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    byte[] rgb = small.rgb();
    for (int i = 0; i < width * height; i++) {
      int packed =
          (rgb[3 * i] & 0xFF) << 16 | (rgb[3 * i + 1] & 0xFF) << 8 | (rgb[3 * i + 2] & 0xFF);
      picture.setRGB(i % width, i / width, packed);
    }
    return picture;
  }

  private static ReportImage jpeg(BufferedImage picture) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam how = writer.getDefaultWriteParam();
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      how.setCompressionQuality(QUALITY);
      writer.write(null, new IIOImage(picture, null, null), how);
    } finally {
      writer.dispose();
    }
    return new ReportImage(bytes.toByteArray(), picture.getWidth(), picture.getHeight());
  }
}
