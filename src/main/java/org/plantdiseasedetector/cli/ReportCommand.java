package org.plantdiseasedetector.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.report.Paper;
import org.plantdiseasedetector.report.Report;
import org.plantdiseasedetector.report.ReportCheck;
import org.plantdiseasedetector.report.ReportMaker;
import org.plantdiseasedetector.report.html.HtmlRenderer;
import org.plantdiseasedetector.report.json.JsonRenderer;
import org.plantdiseasedetector.report.pdf.PdfPages;
import org.plantdiseasedetector.report.pdf.PdfRenderer;
import org.plantdiseasedetector.report.pdf.PdfSeal;
import org.plantdiseasedetector.vault.AtomicFile;
import org.plantdiseasedetector.vault.DurableFile;
import org.plantdiseasedetector.vault.KeyMaterial;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pdd report}: hands cases of the history over, and checks what was handed over. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    versionProvider = ProductVersion.class,
    description = {
      "Writes a report on cases of the history, or checks a PDF that was written so.",
      "A report is not encrypted."
    })
public final class ReportCommand implements Callable<Integer> {

  private static final int MOST_PDF_BYTES = 256 << 20;
  private static final int KIB = 1024;
  private static final double MILLIS = 1000;

  private final HistoryServices services;
  private final ReportFactory reports;
  private final Console console;

  @Mixin private VaultOptions vault = new VaultOptions();

  @Parameters(arity = "0..*", paramLabel = "CASE", description = "Numbers of cases.")
  private List<Long> cases = List.of();

  @Option(names = "--out", paramLabel = "FILE", description = "Where to write the report.")
  private @Nullable Path out;

  @Option(
      names = "--format",
      defaultValue = "pdf",
      paramLabel = "pdf|html|json",
      description = "Default: pdf (PDF/A-2b).")
  private ReportFormat format = ReportFormat.PDF;

  @Option(
      names = "--language",
      defaultValue = "en",
      paramLabel = "en|es|fr|pt",
      description = "Language of the report. Default: en.")
  private ReportLanguage language = ReportLanguage.EN;

  @Option(
      names = "--paper",
      defaultValue = "a4",
      paramLabel = "a4|letter",
      description = "Size of the pages. Default: a4.")
  private Paper paper = Paper.A4;

  @Option(
      names = "--no-heatmaps",
      description = "Leave out what diagnoses rest on; the model need not be loaded.")
  private boolean withoutHeatmaps;

  @Option(
      names = "--verify",
      paramLabel = "FILE",
      description = "Check whether this PDF is unchanged and belongs to the cases.")
  private @Nullable Path checked;

  /** Kinds of files. */
  public enum ReportFormat {
    /** PDF/A-2b. */
    PDF,
    /** One HTML file. */
    HTML,
    /** JSON. */
    JSON
  }

  /** Languages of reports. */
  public enum ReportLanguage {
    /** English. */
    EN,
    /** Spanish. */
    ES,
    /** French. */
    FR,
    /** Portuguese. */
    PT;

    Locale locale() {
      return Locale.of(name().toLowerCase(Locale.ROOT));
    }
  }

  /**
   * Makes the command.
   *
   * @param services vault and history
   * @param reports prepares reports
   * @param console where to write
   */
  public ReportCommand(HistoryServices services, ReportFactory reports, Console console) {
    this.services = services;
    this.reports = reports;
    this.console = console;
  }

  @Override
  public Integer call() throws CommandFailure {
    if ((out == null) == (checked == null)) {
      throw new CommandFailure(
          ExitCode.USAGE, "Name either --out FILE and cases, or --verify FILE.");
    }
    if (out != null) {
      check(out);
    }
    byte[] pdf = checked == null ? new byte[0] : read(checked);
    try (HistorySession session = HistorySession.open(services, vault, console);
        KeyMaterial key = ReportMaker.key(session.vault())) {
      return out == null
          ? verify(session, key, pdf, String.valueOf(checked))
          : write(session, key, out);
    } catch (HistoryException refused) {
      throw HistoryFailures.of(refused);
    }
  }

  private void check(Path target) throws CommandFailure {
    if (cases.isEmpty()) {
      throw new CommandFailure(ExitCode.USAGE, "Name at least one case; see pdd history list.");
    }
    Path folder = target.toAbsolutePath().getParent();
    if (Files.isDirectory(target) || folder == null || !Files.isDirectory(folder)) {
      throw new CommandFailure(
          ExitCode.USAGE, target + " is no file in a folder that exists. Name another one.");
    }
  }

  private int write(HistorySession session, KeyMaterial key, Path target)
      throws CommandFailure, HistoryException {
    Path data = services.dataDirectory().apply(vault.namedDataDirectory());
    try (ReportFactory.OpenReports open = reports.open(data, !withoutHeatmaps, console)) {
      long start = System.nanoTime();
      Report report =
          open.maker().make(session.history(), key, cases, language.locale(), this::progress);
      byte[] content = render(report, key);
      write(content, target);
      Duration taken = Duration.ofNanos(System.nanoTime() - start);
      console.say(
          "The report is in %s, unencrypted. Its fingerprint is %s."
              .formatted(target, report.fingerprint().grouped()));
      console.say(size(content, taken));
      return ExitCode.DONE;
    } catch (IOException broken) {
      throw new CommandFailure(
          ExitCode.INTERNAL,
          "%s could not be written: %s. Check the folder's rights and the disk's free space."
              .formatted(target, broken.getMessage()),
          broken);
    }
  }

  /** The time is that for photos, heatmaps, pages and the file; the model was loaded before. */
  private String size(byte[] content, Duration taken) throws IOException {
    String pages =
        format == ReportFormat.PDF ? "%d pages, ".formatted(PdfPages.count(content)) : "";
    return String.format(
        Locale.ROOT,
        "%s%d KiB, made in %.1f s.",
        pages,
        (content.length + KIB - 1) / KIB,
        taken.toMillis() / MILLIS);
  }

  /** On one line that overwrites itself, for somebody who watches; gone when all is done. */
  private void progress(int done, int all) {
    if (console.interactive()) {
      String line = done == all ? "" : "%d/%d photos read".formatted(done, all);
      console.messages().print("\r\u001B[K" + line);
      console.messages().flush();
    }
  }

  private byte[] render(Report report, KeyMaterial key) throws IOException {
    return switch (format) {
      case PDF -> PdfSeal.apply(PdfRenderer.render(report, paper), key);
      case HTML -> HtmlRenderer.render(report).getBytes(StandardCharsets.UTF_8);
      case JSON -> JsonRenderer.render(report);
    };
  }

  private static void write(byte[] content, Path target) throws IOException {
    try (AtomicFile file = new AtomicFile(target)) {
      file.out().write(content);
      file.commit();
    }
  }

  private static byte[] read(Path file) throws CommandFailure {
    try {
      return DurableFile.read(file, MOST_PDF_BYTES);
    } catch (IOException refused) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "%s cannot be read: %s. Name a PDF that pdd report wrote."
              .formatted(file, refused.getMessage()),
          refused);
    }
  }

  private int verify(HistorySession session, KeyMaterial key, byte[] pdf, String name)
      throws HistoryException {
    ReportCheck.Answer answer = ReportCheck.check(pdf, key, session.history(), cases);
    String about = answer.cases().stream().map(String::valueOf).collect(Collectors.joining(", "));
    return switch (answer.verdict()) {
      case GENUINE -> say(ExitCode.DONE, name + " is unchanged and belongs to case " + about + ".");
      case OLDER_THAN_CASE ->
          say(
              ExitCode.DONE,
              "%s is unchanged and belongs to case %s, which was changed after it was made."
                  .formatted(name, about));
      case OTHER_CASES ->
          say(
              ExitCode.SECURITY,
              "%s is unchanged but belongs to other cases: it is about case %s."
                  .formatted(name, about));
      case CHANGED_OR_FOREIGN ->
          say(
              ExitCode.SECURITY,
              name
                  + " was changed after it was made, or was not made with this history. Do not"
                  + " rely on it; make the report again.");
    };
  }

  private int say(int code, String text) {
    console.say(text);
    return code;
  }
}
