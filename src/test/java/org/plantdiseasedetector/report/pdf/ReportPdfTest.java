package org.plantdiseasedetector.report.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.history.Position;
import org.plantdiseasedetector.history.TestHistory;
import org.plantdiseasedetector.imaging.RgbImage;
import org.plantdiseasedetector.report.CaseFile;
import org.plantdiseasedetector.report.Paper;
import org.plantdiseasedetector.report.Report;
import org.plantdiseasedetector.report.ReportMaker;
import org.plantdiseasedetector.report.ReportSamples;
import org.plantdiseasedetector.report.ReportTexts;
import org.plantdiseasedetector.vault.KeyMaterial;
import org.plantdiseasedetector.vault.VaultException;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** What every PDF report holds: the standards, the layout, and every character. */
class ReportPdfTest {

  private static final float OVERLAP = 0.75f;
  private static final int LONGEST_NAME = 200;
  private static final int TWO_MEGABYTES = 2_000_000;

  @TempDir private static Path folder;

  private static TestHistory history;
  private static KeyMaterial key;

  @BeforeAll
  static void open() throws VaultException, HistoryException {
    history = TestHistory.open(folder);
    key = ReportMaker.key(history.vault());
  }

  @AfterAll
  static void close() throws HistoryException {
    key.close();
    history.close();
  }

  private static Map<String, Report> samples() {
    Map<String, Report> samples = new LinkedHashMap<>();
    for (Locale language : ReportTexts.LANGUAGES) {
      samples.put("one " + language, report(language, ReportSamples.one("Green Farm", 4)));
      samples.put("many " + language, report(language, many()));
    }
    samples.put("scripts", report(Locale.ENGLISH, scripts()));
    samples.put("longest names", report(Locale.ENGLISH, longest()));
    samples.put(
        "40 % longer",
        ReportSamples.builder(ReportSamples.longer())
            .build(List.of(ReportSamples.one("Green Farm", 3)), ReportSamples.MADE, key));
    samples.put(
        "40 % longer, many",
        ReportSamples.builder(ReportSamples.longer())
            .build(List.of(many()), ReportSamples.MADE, key));
    return samples;
  }

  private static Report report(Locale language, CaseFile... files) {
    return ReportSamples.builder(language).build(List.of(files), ReportSamples.MADE, key);
  }

  private static CaseFile scripts() {
    return ReportSamples.file(
        3,
        ReportSamples.SCRIPTS,
        1,
        ReportSamples.confirmed(),
        Optional.empty(),
        "Smile \uD83D\uDE00\nخط (قوس) 25% هنا then latin\u0301 and a tab\there, \u0007 bell");
  }

  private static CaseFile longest() {
    String notes = "Pflanzenschutzmittelverordnung ".repeat(320);
    return ReportSamples.file(
        123_456_789, "W".repeat(LONGEST_NAME), 2, Optional.empty(), Optional.empty(), notes);
  }

  private static CaseFile[] many() {
    List<CaseFile> files = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      Optional<Position> position =
          i == 5 ? Optional.empty() : Optional.of(new Position(48.1 + i * 0.001, 11.5 + i * 0.002));
      files.add(
          ReportSamples.file(
              i,
              "Farm number " + i,
              1,
              i == 2 ? ReportSamples.corrected(ReportSamples.EARLY_BLIGHT) : Optional.empty(),
              position,
              ""));
    }
    return files.toArray(CaseFile[]::new);
  }

  @TestFactory
  Stream<DynamicTest> veraPdfFindsNothing() {
    return samples().entrySet().stream()
        .map(
            sample ->
                dynamicTest(
                    sample.getKey(),
                    () -> {
                      pictures(sample.getKey(), sample.getValue());
                      valid(sample.getValue());
                    }));
  }

  /** Writes pages to look at, if the system property {@code pdd.pictures} names a folder. */
  private static void pictures(String name, Report report) throws IOException {
    String wanted = System.getProperty("pdd.pictures");
    if (wanted == null) {
      return;
    }
    Path into = Files.createDirectories(Path.of(wanted));
    List<RgbImage> pages = PdfPages.all(PdfRenderer.render(report, Paper.A4), 60);
    for (int i = 0; i < pages.size(); i++) {
      RgbImage page = pages.get(i);
      BufferedImage picture =
          new BufferedImage(page.width(), page.height(), BufferedImage.TYPE_INT_RGB);
      byte[] rgb = page.rgb();
      for (int at = 0; at < page.width() * page.height(); at++) {
        int color =
            (rgb[3 * at] & 0xff) << 16 | (rgb[3 * at + 1] & 0xff) << 8 | (rgb[3 * at + 2] & 0xff);
        picture.setRGB(at % page.width(), at / page.width(), color);
      }
      String file = "%s-%02d.png".formatted(name.replace(' ', '-'), i + 1);
      ImageIO.write(picture, "png", into.resolve(file).toFile());
    }
  }

  private static void valid(Report report) throws IOException {
    byte[] pdf = PdfSeal.apply(PdfRenderer.render(report, Paper.A4), key);
    assertThat(VeraPdf.failures(pdf, PDFAFlavour.PDFA_2_B)).isEmpty();
    assertThat(VeraPdf.failures(pdf, PDFAFlavour.PDFUA_1)).isEmpty();
    assertThat(pdf).hasSizeLessThan(TWO_MEGABYTES);
  }

  @Test
  void veraPdfWouldFindSomething() throws IOException {
    try (PDDocument bare = new PDDocument()) {
      bare.addPage(new PDPage());
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      bare.save(out);
      assertThat(VeraPdf.failures(out.toByteArray(), PDFAFlavour.PDFA_2_B)).isNotEmpty();
      assertThat(VeraPdf.failures(out.toByteArray(), PDFAFlavour.PDFUA_1)).isNotEmpty();
    }
  }

  @TestFactory
  Stream<DynamicTest> nothingIsCutAndNothingOverlaps() {
    return samples().entrySet().stream()
        .flatMap(
            sample ->
                Stream.of(Paper.values())
                    .map(
                        paper ->
                            dynamicTest(
                                sample.getKey() + " on " + paper,
                                () -> laidOut(sample.getValue(), paper))));
  }

  private static void laidOut(Report report, Paper paper) throws IOException {
    List<Box> boxes = PdfRenderer.draw(report, paper).boxes();
    for (Box box : boxes) {
      assertThat(box.x()).as("%s", box).isGreaterThanOrEqualTo(Flow.MARGIN - 1);
      assertThat(box.x() + box.width())
          .as("%s", box)
          .isLessThanOrEqualTo(paper.width() - Flow.MARGIN + 1);
      assertThat(box.y()).as("%s", box).isGreaterThan(Flow.MARGIN);
      assertThat(box.y() + box.height()).as("%s", box).isLessThan(paper.height() - 10);
    }
    List<String> overlapping = new ArrayList<>();
    for (int i = 0; i < boxes.size(); i++) {
      for (int j = i + 1; j < boxes.size(); j++) {
        if (overlap(boxes.get(i), boxes.get(j))) {
          overlapping.add(boxes.get(i) + " and " + boxes.get(j));
        }
      }
    }
    assertThat(overlapping).isEmpty();
  }

  private static boolean overlap(Box a, Box b) {
    return a.page() == b.page()
        && Math.min(a.x() + a.width(), b.x() + b.width()) - Math.max(a.x(), b.x()) > OVERLAP
        && Math.min(a.y() + a.height(), b.y() + b.height()) - Math.max(a.y(), b.y()) > OVERLAP;
  }

  @Test
  void everyCharacterOfAGrowersNameIsThere() throws IOException {
    Report report = report(Locale.ENGLISH, scripts());
    String actual = actualTexts(PdfRenderer.render(report, Paper.A4));
    String seen = text(PdfRenderer.render(report, Paper.A4)) + actual;
    assertThat(seen)
        .contains("Ферма Зелёный Дол")
        .contains("Αγρόκτημα Ελιά")
        .contains("绿")
        .contains("Łąka Święta")
        .contains("مزرعة")
        .contains("हरित")
        .contains("הזית")
        .contains("பண்ணை")
        .contains("ไร่มะเขือเทศ");
  }

  @Test
  void whatNoFontHasIsNamed() throws IOException {
    String seen = text(PdfRenderer.render(report(Locale.ENGLISH, scripts()), Paper.A4));
    assertThat(seen).contains("Smile [U+1F600]").contains("[U+0007] bell");
  }

  @Test
  void arabicLettersAreJoinedAndRunFromRightToLeft() {
    Fonts fonts = new Fonts();
    List<Run> runs = new Shaper(fonts).shape("ab سلم cd", false);
    assertThat(runs).extracting(Run::text).containsExactly("ab ", "سلم", " cd");
    Run arabic = runs.get(1);
    Face face = arabic.face();
    // Seen from the left: the last letter in its final form, the first in its initial form.
    assertThat(arabic.glyphs().getFirst().id()).isNotEqualTo(face.glyph('م')).isNotZero();
    assertThat(arabic.glyphs().getLast().id()).isNotEqualTo(face.glyph('س')).isNotZero();
  }

  @Test
  void devanagariIsReordered() {
    Run run = new Shaper(new Fonts()).shape("कि", false).getFirst();
    assertThat(run.glyphs()).hasSize(2);
    assertThat(run.glyphs().get(1).id()).isEqualTo(run.face().glyph('क'));
  }

  @Test
  void noTextUsesTheBoxForMissingGlyphs() {
    Fonts fonts = new Fonts();
    Shaper shaper = new Shaper(fonts);
    String line = shaper.printable(ReportSamples.SCRIPTS + "\uD83D\uDE00\u0007", true);
    shaper.shape(line, true);
    assertThat(fonts.loaded()).hasSizeGreaterThan(6);
    assertThat(fonts.loaded()).noneMatch(face -> face.used().containsKey(0));
  }

  @Test
  void screenReadersFindHeadingsTablesAndPictures() throws IOException {
    byte[] pdf = PdfRenderer.render(report(Locale.FRENCH, ReportSamples.one("A", 1)), Paper.A4);
    try (PDDocument document = Loader.loadPDF(pdf)) {
      var catalog = document.getDocumentCatalog();
      assertThat(catalog.getLanguage()).isEqualTo("fr");
      assertThat(document.getDocumentInformation().getTitle()).contains("Rapport");
      List<PDStructureElement> elements = elements(catalog.getStructureTreeRoot());
      assertThat(elements)
          .extracting(PDStructureElement::getStructureType)
          .startsWith("Document", "P", "P", "H1", "P", "Sect", "H2")
          .contains("Table", "TH", "TD", "L", "LBody", "Figure");
      assertThat(elements)
          .filteredOn(element -> element.getStructureType().equals("Figure"))
          .extracting(PDStructureElement::getAlternateDescription)
          .hasSize(3)
          .anyMatch(alternative -> alternative.contains("avec une carte de chaleur"));
    }
  }

  /** All elements in the order of reading. */
  private static List<PDStructureElement> elements(PDStructureNode node) {
    List<PDStructureElement> all = new ArrayList<>();
    for (Object kid : node.getKids()) {
      if (kid instanceof PDStructureElement element) {
        all.add(element);
        all.addAll(elements(element));
      }
    }
    return all;
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setSortByPosition(false);
      return stripper.getText(document);
    }
  }

  /** What a reader that honours replacement texts gets of shaped text. */
  private static String actualTexts(byte[] pdf) throws IOException {
    StringBuilder all = new StringBuilder();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      for (PDPage page : document.getPages()) {
        var parser = new PDFStreamParser(page);
        for (Object token : parser.parse()) {
          if (token instanceof COSDictionary dictionary
              && dictionary.containsKey(COSName.ACTUAL_TEXT)) {
            all.append(dictionary.getString(COSName.ACTUAL_TEXT)).append(' ');
          }
        }
      }
    }
    return all.toString();
  }
}
