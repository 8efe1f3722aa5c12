package org.plantdiseasedetector.readiness.checks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.plantdiseasedetector.readiness.Attestation;
import org.plantdiseasedetector.readiness.AttestationBook;
import org.plantdiseasedetector.readiness.AttestationException;
import org.plantdiseasedetector.readiness.Check;
import org.plantdiseasedetector.readiness.Checklist;
import org.plantdiseasedetector.readiness.Kind;
import org.plantdiseasedetector.readiness.ReadinessReport;
import org.plantdiseasedetector.readiness.ReadinessRun;
import org.plantdiseasedetector.readiness.ReadinessService;
import org.plantdiseasedetector.readiness.ReportStore;
import org.plantdiseasedetector.readiness.Role;
import org.plantdiseasedetector.readiness.RowResult;
import org.plantdiseasedetector.readiness.SignOffs;

/**
 * Everything that window and console do with the checklist of one installation. Thread-safe; never
 * on the user-interface thread.
 */
public final class ReadinessDesk implements ReadinessService {

  private final Installation installation;
  private final Probes probes;
  private final Clock clock;
  private final LongSupplier nanoTime;
  private final Checklist checklist = Checklist.shipped();

  /**
   * Makes a desk.
   *
   * @param installation where everything lies
   * @param probes what is asked of the running app
   * @param clock dates answers
   * @param nanoTime monotonic time in nanoseconds
   */
  public ReadinessDesk(
      Installation installation, Probes probes, Clock clock, LongSupplier nanoTime) {
    this.installation = installation;
    this.probes = probes;
    this.clock = clock;
    this.nanoTime = nanoTime;
  }

  @Override
  public Checklist checklist() {
    return checklist;
  }

  private List<Check> checks() {
    return AllChecks.of(installation, probes, clock);
  }

  private ReadinessReport report(Instant at, List<RowResult> results) throws IOException {
    return new ReadinessReport(
        at, installation.version(), InstallationFiles.fingerprint(installation), results);
  }

  @Override
  public ReadinessReport runAll(ReadinessRun.Listener listener, BooleanSupplier cancelled)
      throws IOException {
    Instant at = clock.instant();
    List<RowResult> results =
        new ReadinessRun(checklist, checks(), clock, nanoTime).all(listener, cancelled);
    ReadinessReport report = report(at, results);
    if (results.size() == checklist.rows().size()) {
      store().save(report);
    }
    return report;
  }

  @Override
  public ReadinessReport runOne(String id) throws IOException {
    Instant at = clock.instant();
    return report(at, List.of(new ReadinessRun(checklist, checks(), clock, nanoTime).one(id)));
  }

  @Override
  public Optional<ReadinessReport> last() throws IOException {
    return store().last();
  }

  private ReportStore store() {
    return new ReportStore(installation.readiness());
  }

  @Override
  public Attestation attest(
      String row, String by, String role, String note, Path evidence, LocalDate until)
      throws AttestationException {
    Check check =
        checks().stream()
            .filter(one -> one.row().equals(row))
            .findFirst()
            .orElseThrow(() -> new AttestationException("There is no row " + row + "."));
    boolean isSignOff = Arrays.stream(Role.values()).anyMatch(one -> one.row().equals(row));
    if (check.kind() != Kind.ATTESTED || isSignOff) {
      throw new AttestationException(
          "Nobody can attest %s: %s."
              .formatted(
                  row, isSignOff ? "use pdd readiness sign" : "the app finds it out itself"));
    }
    return new AttestationBook(installation.readiness(), clock)
        .add(row, by, role, note, evidence, until);
  }

  @Override
  public Path sign(Role role, String by, String deployer, String notes)
      throws AttestationException {
    try {
      Optional<ReadinessReport> last = last();
      if (last.isEmpty()
          || !last.get().installation().equals(InstallationFiles.fingerprint(installation))) {
        throw new AttestationException(
            "There is no report of the installation as it is now. Run pdd readiness first.");
      }
      return new SignOffs(installation.readiness(), clock)
          .sign(last.get(), role, by, deployer, notes);
    } catch (IOException unreadable) {
      throw new AttestationException(
          "Nothing was signed: " + unreadable.getMessage() + ". Check the folder's rights.",
          unreadable);
    }
  }
}
