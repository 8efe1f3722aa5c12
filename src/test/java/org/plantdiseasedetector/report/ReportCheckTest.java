package org.plantdiseasedetector.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.history.Cases;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.history.HumanLabel;
import org.plantdiseasedetector.history.LabelState;
import org.plantdiseasedetector.history.TestHistory;
import org.plantdiseasedetector.imaging.SafePhotoDecoder;
import org.plantdiseasedetector.leaf.LesionNet;
import org.plantdiseasedetector.leaf.PhotoInspector;
import org.plantdiseasedetector.leaf.SeverityMeter;
import org.plantdiseasedetector.report.pdf.PdfRenderer;
import org.plantdiseasedetector.report.pdf.PdfSeal;
import org.plantdiseasedetector.testing.Pictures;
import org.plantdiseasedetector.vault.KeyMaterial;
import org.plantdiseasedetector.vault.VaultException;

/** A report is recognised as long as nobody changed it, and only beside its own cases. */
class ReportCheckTest {

  private static final Instant NOW = Instant.parse("2026-06-02T08:00:00Z");
  private static final int EVERY = 211;

  @TempDir private Path folder;

  private TestHistory history;
  private KeyMaterial key;
  private byte[] pdf;

  @BeforeEach
  void prepare() throws VaultException, HistoryException, IOException {
    history = TestHistory.open(folder.resolve("one"));
    key = ReportMaker.key(history.vault());
    save(history, "First");
    save(history, "Second");
    pdf = pdf(history, key, 1);
  }

  @AfterEach
  void close() throws HistoryException {
    key.close();
    history.close();
  }

  private static void save(TestHistory to, String farm) throws HistoryException {
    byte[] photo = Pictures.jpeg(300, 200 + farm.length());
    to.get().save(Cases.of(Cases.details(farm, "Notes"), Cases.photo("leaf.jpg", photo)));
  }

  private static byte[] pdf(TestHistory from, KeyMaterial key, long number)
      throws HistoryException, IOException {
    ReportPictures pictures =
        new ReportPictures(
            new SafePhotoDecoder(),
            new PhotoInspector(new SeverityMeter(LesionNet.shipped())),
            ReportPictures.Evidence.NONE);
    ReportMaker maker =
        new ReportMaker(ReportSamples.background(), pictures, Clock.fixed(NOW, ZoneOffset.UTC));
    Report report = maker.make(from.get(), key, List.of(number), Locale.ENGLISH, (done, all) -> {});
    return PdfSeal.apply(PdfRenderer.render(report, Paper.A4), key);
  }

  private ReportCheck.Answer check(byte[] file, Long... named) throws HistoryException {
    return ReportCheck.check(file, key, history.get(), List.of(named));
  }

  @Test
  void anUnchangedReportBelongsToItsCase() throws HistoryException {
    var genuine = new ReportCheck.Answer(ReportCheck.Verdict.GENUINE, List.of(1L));
    assertThat(check(pdf)).isEqualTo(genuine);
    assertThat(check(pdf, 1L)).isEqualTo(genuine);
  }

  @Test
  void anyChangedByteIsNoticed() throws HistoryException {
    for (int at = 0; at < pdf.length; at += at < pdf.length - 400 ? EVERY : 1) {
      byte[] changed = pdf.clone();
      changed[at] ^= 0x20;
      assertThat(check(changed).verdict())
          .as("byte %d of %d", at, pdf.length)
          .isEqualTo(ReportCheck.Verdict.CHANGED_OR_FOREIGN);
    }
  }

  @Test
  void whatIsAddedOrMissingIsNoticed() throws HistoryException {
    byte[] longer = Arrays.copyOf(pdf, pdf.length + 1);
    byte[] shorter = Arrays.copyOf(pdf, pdf.length - 1);
    assertThat(check(longer).verdict()).isEqualTo(ReportCheck.Verdict.CHANGED_OR_FOREIGN);
    assertThat(check(shorter).verdict()).isEqualTo(ReportCheck.Verdict.CHANGED_OR_FOREIGN);
    assertThat(check(new byte[0]).verdict()).isEqualTo(ReportCheck.Verdict.CHANGED_OR_FOREIGN);
  }

  @Test
  void aReportOfAnotherCaseIsNotTakenForThisOne() throws HistoryException {
    assertThat(check(pdf, 2L).verdict()).isEqualTo(ReportCheck.Verdict.OTHER_CASES);
    assertThat(check(pdf, 1L, 2L).verdict()).isEqualTo(ReportCheck.Verdict.OTHER_CASES);
  }

  @Test
  void aReportOfAnotherHistoryIsForeign() throws Exception {
    try (TestHistory other = TestHistory.open(folder.resolve("other"));
        KeyMaterial otherKey = ReportMaker.key(other.vault())) {
      save(other, "First");
      byte[] foreign = pdf(other, otherKey, 1);
      assertThat(check(foreign).verdict()).isEqualTo(ReportCheck.Verdict.CHANGED_OR_FOREIGN);
    }
  }

  @Test
  void aCaseThatWasDecidedLaterIsSaid() throws HistoryException {
    history
        .get()
        .label(1, new HumanLabel(LabelState.CORRECTED, Optional.of(Cases.SCAB), "Ada", NOW));
    assertThat(check(pdf, 1L).verdict()).isEqualTo(ReportCheck.Verdict.OLDER_THAN_CASE);
  }

  @Test
  void theAuditLogKeepsTheFingerprint() throws Exception {
    String printed =
        history.get().audit().stream()
            .filter(entry -> entry.action().equals("report_made"))
            .map(entry -> entry.detail())
            .findFirst()
            .orElse("");
    assertThat(printed).matches("([0-9A-F]{4}-){7}[0-9A-F]{4}");
    assertThat(new String(pdf, StandardCharsets.ISO_8859_1))
        .as("the seal is another value than the printed fingerprint")
        .doesNotContain(printed.replace("-", ""));
  }
}
