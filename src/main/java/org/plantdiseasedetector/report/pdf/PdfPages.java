package org.plantdiseasedetector.report.pdf;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.plantdiseasedetector.imaging.RgbImage;

/** Draws the pages of a PDF that this app made, for a preview or a printer. Stateless. */
public final class PdfPages {

  private PdfPages() {}

  /**
   * Counts pages.
   *
   * @param pdf from {@link PdfRenderer}
   * @return how many there are
   * @throws IOException if the file is no PDF
   */
  public static int count(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return document.getNumberOfPages();
    }
  }

  /** Takes a page. */
  @FunctionalInterface
  public interface Taker {
    /**
     * Takes a page.
     *
     * @param page its pixels
     * @return whether the next one is wanted
     */
    boolean take(RgbImage page);
  }

  /**
   * Draws pages one by one.
   *
   * @param pdf from {@link PdfRenderer}
   * @param dotsPerInch resolution
   * @param taker gets the pages in their order
   * @throws IOException if the file is no PDF
   */
  public static void draw(byte[] pdf, float dotsPerInch, Taker taker) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDFRenderer renderer = new PDFRenderer(document);
      boolean wanted = true;
      for (int page = 0; page < document.getNumberOfPages() && wanted; page++) {
        wanted = taker.take(pixels(renderer.renderImageWithDPI(page, dotsPerInch, ImageType.RGB)));
      }
    }
  }

  /**
   * Draws all pages.
   *
   * @param pdf from {@link PdfRenderer}
   * @param dotsPerInch resolution
   * @throws IOException if the file is no PDF
   */
  public static List<RgbImage> all(byte[] pdf, float dotsPerInch) throws IOException {
    List<RgbImage> pages = new ArrayList<>();
    draw(pdf, dotsPerInch, pages::add);
    return pages;
  }

  private static RgbImage pixels(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] packed = image.getRGB(0, 0, width, height, null, 0, width);
    byte[] rgb = new byte[3 * packed.length];
    for (int i = 0; i < packed.length; i++) {
      rgb[3 * i] = (byte) (packed[i] >> 16);
      rgb[3 * i + 1] = (byte) (packed[i] >> 8);
      rgb[3 * i + 2] = (byte) packed[i];
    }
    return new RgbImage(width, height, rgb);
  }
}
