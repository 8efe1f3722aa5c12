package org.plantdiseasedetector.ui.readiness;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.plantdiseasedetector.readiness.Attestation;
import org.plantdiseasedetector.readiness.AttestationException;
import org.plantdiseasedetector.readiness.Checklist;
import org.plantdiseasedetector.readiness.ChecklistRow;
import org.plantdiseasedetector.readiness.Finding;
import org.plantdiseasedetector.readiness.Fix;
import org.plantdiseasedetector.readiness.Kind;
import org.plantdiseasedetector.readiness.ReadinessReport;
import org.plantdiseasedetector.readiness.ReadinessRun;
import org.plantdiseasedetector.readiness.ReadinessService;
import org.plantdiseasedetector.readiness.Role;
import org.plantdiseasedetector.readiness.RowResult;

/** A checklist of four rows whose answers a test decides. */
public final class FakeService implements ReadinessService {

  public static final Checklist ROWS =
      Checklist.parse(
          """
          ## Cellar
          - [ ] Light works
          - [ ] Door shut
          ## Roof
          - [ ] Tiles whole
          - [ ] Lift
          """);

  final Map<String, Finding> findings =
      new HashMap<>(
          Map.of(
              "cellar.1", new Finding.Pass("40 lux"),
              "cellar.2", new Finding.Fail("it is open", "shut it"),
              "roof.1", new Finding.CouldNotCheck("too dark", "wait for the day"),
              "roof.2", new Finding.DoesNotApply("there is none")));
  Optional<ReadinessReport> last = Optional.empty();
  Fixes fixes = new Fixes();
  boolean breaks;

  /** The door can be shut, and opened again. */
  final class Fixes {
    Optional<Fix> get(String row) {
      return row.equals("cellar.2")
          ? Optional.of(new Fix("fix.logs", this::shut))
          : Optional.empty();
    }

    private Optional<Fix.Undo> shut() throws IOException {
      if (breaks) {
        throw new IOException("the door is stuck");
      }
      findings.put("cellar.2", new Finding.Pass("it is shut"));
      return Optional.of(() -> findings.put("cellar.2", new Finding.Fail("open again", "shut it")));
    }
  }

  @Override
  public Checklist checklist() {
    return ROWS;
  }

  @Override
  public Optional<ReadinessReport> last() {
    return last;
  }

  @Override
  public ReadinessReport runAll(ReadinessRun.Listener listener, BooleanSupplier cancelled)
      throws IOException {
    if (breaks) {
      throw new IOException("the disk is gone");
    }
    List<RowResult> results = new ArrayList<>();
    for (ChecklistRow row : ROWS.rows()) {
      if (!cancelled.getAsBoolean()) {
        RowResult result = result(row);
        results.add(result);
        listener.answered(results.size(), ROWS.rows().size(), result);
      }
    }
    ReadinessReport report = report(results);
    last = Optional.of(report);
    return report;
  }

  @Override
  public ReadinessReport runOne(String id) {
    return report(List.of(result(ROWS.find(id).orElseThrow())));
  }

  private RowResult result(ChecklistRow row) {
    return new RowResult(
        row,
        row.id().startsWith("roof") ? Kind.AUTOMATED : Kind.ATTESTED,
        findings.get(row.id()),
        List.of("docs/house.md"),
        Instant.EPOCH,
        Duration.ofMillis(3));
  }

  private static ReadinessReport report(List<RowResult> results) {
    return new ReadinessReport(Instant.EPOCH, "1", "abc", results);
  }

  @Override
  public Attestation attest(
      String row, String by, String role, String note, Path evidence, LocalDate until)
      throws AttestationException {
    if (!evidence.endsWith("mail.pdf")) {
      throw new AttestationException("There is no " + evidence + ".");
    }
    findings.put(row, new Finding.Attested(by + ": " + note));
    return new Attestation(row, by, role, Instant.EPOCH, note, evidence, "00", until);
  }

  @Override
  public Path sign(Role role, String by, String deployer, String notes) {
    findings.put(role.row(), new Finding.Attested(by + " signed, deployed by " + deployer));
    return Path.of(role.id());
  }
}
