package org.plantdiseasedetector.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.plantdiseasedetector.casebook.CaseBook;
import org.plantdiseasedetector.history.History;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.readiness.Attestation;
import org.plantdiseasedetector.readiness.AttestationException;
import org.plantdiseasedetector.readiness.Checklist;
import org.plantdiseasedetector.readiness.ReadinessReport;
import org.plantdiseasedetector.readiness.ReadinessRun;
import org.plantdiseasedetector.readiness.ReadinessService;
import org.plantdiseasedetector.readiness.Role;

/**
 * Lets checks look at the history while the window has it open; locking waits for them.
 *
 * @param book the history
 */
record OpenHistory(CaseBook book) {

  private static final ScopedValue<History> HELD = ScopedValue.newInstance();

  /** Returns the history for checks on this thread; empty while it is locked. */
  Optional<History> current() {
    return HELD.isBound() ? Optional.of(HELD.get()) : Optional.empty();
  }

  /** Makes a service whose checks can look at the history. */
  ReadinessService over(ReadinessService service) {
    return new Served(service, this);
  }

  /** Work that reads the installation. */
  private interface Work {
    ReadinessReport run() throws IOException;
  }

  private ReadinessReport with(Work work) throws IOException {
    try {
      return book.use(
          history ->
              ScopedValue.where(HELD, history).<ReadinessReport, IOException>call(work::run));
    } catch (HistoryException locked) {
      return work.run();
    }
  }

  private record Served(ReadinessService service, OpenHistory history) implements ReadinessService {

    @Override
    public Checklist checklist() {
      return service.checklist();
    }

    @Override
    public Optional<ReadinessReport> last() throws IOException {
      return service.last();
    }

    @Override
    public ReadinessReport runAll(ReadinessRun.Listener listener, BooleanSupplier cancelled)
        throws IOException {
      return history.with(() -> service.runAll(listener, cancelled));
    }

    @Override
    public ReadinessReport runOne(String id) throws IOException {
      return history.with(() -> service.runOne(id));
    }

    @Override
    public Attestation attest(
        String row, String by, String role, String note, Path evidence, LocalDate until)
        throws AttestationException {
      return service.attest(row, by, role, note, evidence, until);
    }

    @Override
    public Path sign(Role role, String by, String deployer, String notes)
        throws AttestationException {
      return service.sign(role, by, deployer, notes);
    }
  }
}
