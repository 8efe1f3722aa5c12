package org.plantdiseasedetector.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.history.History;
import org.plantdiseasedetector.readiness.Attestation;
import org.plantdiseasedetector.readiness.AttestationException;
import org.plantdiseasedetector.readiness.ReadinessReport;
import org.plantdiseasedetector.readiness.ReportChanges;
import org.plantdiseasedetector.readiness.ReportHtml;
import org.plantdiseasedetector.readiness.ReportJson;
import org.plantdiseasedetector.readiness.ReportPdf;
import org.plantdiseasedetector.readiness.ReportText;
import org.plantdiseasedetector.readiness.Role;
import org.plantdiseasedetector.readiness.checks.ReadinessDesk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pdd readiness}: tells whether this installation is fit for production. */
@Command(
    name = "readiness",
    mixinStandardHelpOptions = true,
    versionProvider = ProductVersion.class,
    description = "Answers the production checklist with evidence gathered now.")
public final class ReadinessCommand implements Callable<Integer> {

  private final ReadinessDesks desks;
  private final HistoryServices histories;
  private final Console console;

  @Mixin private @Nullable VaultOptions vault;
  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--format", description = "${COMPLETION-CANDIDATES}; default TEXT.")
  private ReadinessFormat format = ReadinessFormat.TEXT;

  @Option(names = "--check", paramLabel = "ID", description = "Answer this row alone.")
  private @Nullable String check;

  /**
   * Makes the command.
   *
   * @param desks opens the readiness of this installation
   * @param histories opens the history, where the user gives its passphrase
   * @param console where to write
   */
  public ReadinessCommand(ReadinessDesks desks, HistoryServices histories, Console console) {
    this.desks = desks;
    this.histories = histories;
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    if (vault == null || !vault.namesSecret()) {
      return answer(Optional.empty());
    }
    try (HistorySession session = HistorySession.open(histories, vault, console)) {
      return answer(Optional.of(session.history()));
    }
  }

  private int answer(Optional<History> history) throws IOException, CommandFailure {
    ReadinessDesk desk = desk(history);
    Optional<ReadinessReport> before = desk.last();
    ReadinessReport report = check == null ? all(desk) : one(desk, check);
    print(
        switch (format) {
          case TEXT ->
              bytes(ReportText.of(report, before.map(b -> ReportChanges.between(b, report))));
          case JSON -> bytes(ReportJson.text(report));
          case HTML -> bytes(ReportHtml.of(report));
          case PDF -> ReportPdf.of(report);
        });
    return switch (report.verdict()) {
      case READY -> ExitCode.DONE;
      case NOT_READY -> ExitCode.NOT_READY;
      case COULD_NOT_CHECK -> ExitCode.NOT_CHECKED;
    };
  }

  private ReadinessReport all(ReadinessDesk desk) throws IOException {
    return desk.runAll(
        (done, of, result) -> {
          if (console.interactive()) {
            console.say("%d of %d: %s".formatted(done, of, result.row().text()));
          }
        },
        () -> false);
  }

  private static ReadinessReport one(ReadinessDesk desk, String id)
      throws IOException, CommandFailure {
    if (desk.checklist().find(id).isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "There is no row %s. The names of all rows: pdd readiness --format json.".formatted(id));
    }
    return desk.runOne(id);
  }

  private ReadinessDesk desk(Optional<History> history) {
    return desks.open(VaultOptions.namedDataDirectory(spec), history, commands());
  }

  private List<String> commands() {
    return spec == null ? List.of() : PddCommandLine.names(spec.root().commandLine());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void print(byte[] content) throws IOException {
    console.out().write(content);
    console.out().flush();
  }

  @Command(
      name = "attest",
      mixinStandardHelpOptions = true,
      description = "A named person answers for a row that the app cannot find out.")
  int attest(
      @Parameters(paramLabel = "ROW", description = "Id of the row.") String row,
      @Option(names = "--by", required = true, paramLabel = "NAME") String by,
      @Option(names = "--role", paramLabel = "ROLE", defaultValue = "responsible person")
          String role,
      @Option(names = "--note", required = true, paramLabel = "TEXT") String note,
      @Option(names = "--evidence", required = true, paramLabel = "FILE") Path evidence,
      @Option(
              names = "--until",
              required = true,
              paramLabel = "DATE",
              description = "Last day on which it counts, as 2026-12-31.")
          LocalDate until)
      throws CommandFailure {
    try {
      Attestation added = desk(Optional.empty()).attest(row, by, role, note, evidence, until);
      console.say(
          "%s answers for %s until %s. SHA-256 of the evidence: %s"
              .formatted(added.by(), added.row(), added.until(), added.evidenceSha256()));
      return ExitCode.DONE;
    } catch (AttestationException refused) {
      throw new CommandFailure(ExitCode.USAGE, refused.getMessage(), refused);
    }
  }

  @Command(
      name = "sign",
      mixinStandardHelpOptions = true,
      description = "Signs the last whole report and freezes it.")
  int sign(
      @Parameters(
              paramLabel = "ROLE",
              description = "development, operations, security, product-owner or final.")
          String role,
      @Option(names = "--by", required = true, paramLabel = "NAME") String by,
      @Option(names = "--deployer", required = true, paramLabel = "NAME") String deployer,
      @Option(names = "--notes", paramLabel = "TEXT", defaultValue = "") String notes)
      throws CommandFailure {
    Role in =
        Role.find(role)
            .orElseThrow(
                () ->
                    new CommandFailure(
                        ExitCode.USAGE,
                        "There is no role %s. Choose one of %s."
                            .formatted(
                                role,
                                Arrays.stream(Role.values())
                                    .map(Role::id)
                                    .collect(Collectors.joining(", ")))));
    try {
      console.say("Signed: " + desk(Optional.empty()).sign(in, by, deployer, notes));
      return ExitCode.DONE;
    } catch (AttestationException refused) {
      throw new CommandFailure(ExitCode.USAGE, refused.getMessage(), refused);
    }
  }
}
