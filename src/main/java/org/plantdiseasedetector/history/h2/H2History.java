package org.plantdiseasedetector.history.h2;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.history.AuditEntry;
import org.plantdiseasedetector.history.CaseDetails;
import org.plantdiseasedetector.history.CaseDigest;
import org.plantdiseasedetector.history.CaseIndex;
import org.plantdiseasedetector.history.CasePage;
import org.plantdiseasedetector.history.CasePhoto;
import org.plantdiseasedetector.history.CaseQuery;
import org.plantdiseasedetector.history.DiskSpace;
import org.plantdiseasedetector.history.Finding;
import org.plantdiseasedetector.history.FolderLock;
import org.plantdiseasedetector.history.History;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.history.HumanLabel;
import org.plantdiseasedetector.history.LabelChange;
import org.plantdiseasedetector.history.NewCase;
import org.plantdiseasedetector.history.NewPhoto;
import org.plantdiseasedetector.history.PhotoRole;
import org.plantdiseasedetector.history.PhotoStore;
import org.plantdiseasedetector.history.PlantCase;
import org.plantdiseasedetector.history.Plot;
import org.plantdiseasedetector.vault.KeyMaterial;

/** The history in an H2 database and sealed files beside it. Thread-safe: one call at a time. */
final class H2History implements History {

  /** Clocks of laptops are set by hand or by network in steps of this size. */
  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

  private final Path folder;
  private final H2Database database;
  private final PhotoStore files;
  private final Surroundings around;
  private final CaseRows rows;
  private final AuditTable audit;
  private final HistoryCheck check;
  private final List<String> notices = new ArrayList<>();
  private @Nullable CaseIndex index;

  /**
   * What the history gets from outside.
   *
   * @param clock time of changes
   * @param space free space of the disk
   * @param who the user
   * @param lock given back on closing
   */
  record Surroundings(Clock clock, DiskSpace space, String who, FolderLock lock) {}

  H2History(
      Path folder,
      H2Database database,
      PhotoStore files,
      KeyMaterial auditKey,
      Surroundings around) {
    this.folder = folder;
    this.database = database;
    this.files = files;
    this.around = around;
    this.rows = new CaseRows(database.connection());
    this.audit = new AuditTable(database.connection(), auditKey);
    this.check = new HistoryCheck(rows, audit, files);
  }

  /** Finishes what a crash left, checks the rows after one, and writes down the access. */
  void begin(int failedUnlocks) throws HistoryException {
    try {
      if (database.wasInterrupted()) {
        refuseIfDamaged(check.rows(new HashSet<>()));
      }
      files.sweep(this::isKnown);
      noticeClock();
      if (failedUnlocks > 0) {
        notices.add("Wrong passphrases since the last time: " + failedUnlocks + ".");
        append("unlock_failed", "vault", failedUnlocks + " times", "");
      }
      append("opened", "history", database.wasInterrupted() ? "after a crash" : "", "");
      database.commit();
    } catch (SQLException broken) {
      throw abandon(database.failure(broken));
    } catch (IOException refused) {
      throw abandon(failure("The photos cannot be put in order", refused));
    } catch (HistoryException damaged) {
      throw abandon(damaged);
    }
  }

  /** Closes without a seal, so that the next start looks closely again. */
  private HistoryException abandon(HistoryException failure) {
    try {
      database.abandon();
    } catch (SQLException alsoBroken) {
      failure.addSuppressed(alsoBroken);
    }
    return failure;
  }

  private void refuseIfDamaged(List<Finding> findings) throws HistoryException {
    if (!findings.isEmpty()) {
      throw new HistoryException(
          HistoryException.Reason.TAMPERED,
          "The history in %s is damaged or was changed: %s: %s Restore a backup with: pdd history"
                  .formatted(folder, findings.getFirst().subject(), findings.getFirst().problem())
              + " restore FILE --replace",
          null);
    }
  }

  private boolean isKnown(UUID photo) {
    try {
      return rows.hasPhoto(photo);
    } catch (SQLException broken) {
      throw new IllegalStateException("The database failed while photos were put in order", broken);
    }
  }

  private void noticeClock() throws SQLException {
    Instant newest = audit.newest();
    if (now().isBefore(newest.minus(CLOCK_TOLERANCE))) {
      notices.add(
          "This computer's clock says %s, but the history was last used at %s. Check date and time."
              .formatted(now(), newest));
      append("clock_moved_back", "history", "newest line " + newest, "");
    }
  }

  @Override
  public synchronized List<String> notices() {
    return List.copyOf(notices);
  }

  @Override
  public synchronized PlantCase save(NewCase added) throws HistoryException {
    long bytes = added.photos().stream().mapToLong(p -> p.original().length).sum();
    around.space().require(folder, 2 * bytes);
    UUID id = UUID.randomUUID();
    stage(id, added.photos());
    PlantCase saved;
    try {
      saved = insert(id, added);
    } catch (SQLException broken) {
      database.rollback();
      discard(added.photos());
      throw database.failure(broken);
    }
    database.commit();
    try {
      files.accept(added.photos());
    } catch (IOException later) {
      throw failure(
          "The photos of case " + saved.number() + " were saved, but not put away", later);
    }
    reindex(saved);
    return saved;
  }

  private void stage(UUID id, List<NewPhoto> photos) throws HistoryException {
    try {
      files.stage(id, photos);
    } catch (IOException refused) {
      discard(photos);
      throw failure("The photos cannot be written", refused);
    }
  }

  private void discard(List<NewPhoto> photos) throws HistoryException {
    try {
      files.discard(photos);
    } catch (IOException refused) {
      throw failure("Unfinished photos cannot be deleted", refused);
    }
  }

  private PlantCase insert(UUID id, NewCase added) throws SQLException {
    Instant now = now();
    List<CasePhoto> photos = added.photos().stream().map(NewPhoto::facts).toList();
    PlantCase draft =
        new PlantCase(0, id, now, now, added.details(), added.machine(), Optional.empty(), photos);
    long number = rows.insert(draft);
    PlantCase saved =
        new PlantCase(
            number, id, now, now, added.details(), added.machine(), Optional.empty(), photos);
    append("saved", HistoryCheck.subject(number), photos.size() + " photos", CaseDigest.of(saved));
    return saved;
  }

  @Override
  public synchronized PlantCase edit(long number, CaseDetails details) throws HistoryException {
    PlantCase changed = find(number).with(details, now());
    return update(changed, "edited", "");
  }

  @Override
  public synchronized PlantCase label(long number, HumanLabel label) throws HistoryException {
    PlantCase changed = find(number).with(label);
    String detail = label.state().id() + label.classId().map(c -> " " + c).orElse("");
    return update(changed, "labelled", detail + " by " + label.by());
  }

  private PlantCase update(PlantCase changed, String action, String detail)
      throws HistoryException {
    around.space().require(folder, 0);
    try {
      rows.update(changed);
      append(action, HistoryCheck.subject(changed.number()), detail, CaseDigest.of(changed));
    } catch (SQLException broken) {
      database.rollback();
      throw database.failure(broken);
    }
    database.commit();
    reindex(changed);
    return changed;
  }

  @Override
  public synchronized List<PlantCase> relabel(List<LabelChange> changes) throws HistoryException {
    around.space().require(folder, 0);
    List<PlantCase> changed;
    try {
      changed = new Relabelling(rows, audit).apply(changes, now(), around.who());
    } catch (SQLException broken) {
      database.rollback();
      throw database.failure(broken);
    } catch (HistoryException refused) {
      database.rollback();
      throw refused;
    }
    database.commit();
    if (index != null) {
      index.putAll(changed.stream().map(CaseIndex.Source::of).toList());
    }
    return changed;
  }

  private void reindex(PlantCase changed) {
    if (index != null) {
      index.put(CaseIndex.Source.of(changed));
    }
  }

  @Override
  public synchronized PlantCase find(long number) throws HistoryException {
    try {
      return rows.find(number)
          .orElseThrow(
              () ->
                  new HistoryException(
                      HistoryException.Reason.NO_SUCH_CASE,
                      "There is no case " + number + ". See: pdd history list",
                      null));
    } catch (SQLException broken) {
      throw database.failure(broken);
    }
  }

  @Override
  public synchronized CasePage search(CaseQuery query, int offset, int limit)
      throws HistoryException {
    return index().search(query, offset, limit);
  }

  @Override
  public synchronized List<Plot> plots() throws HistoryException {
    return index().plots();
  }

  @Override
  public synchronized List<PlantCase> casesOf(Plot plot) throws HistoryException {
    List<PlantCase> cases = new ArrayList<>();
    for (long number : index().numbersOf(plot)) {
      cases.add(find(number));
    }
    return cases;
  }

  private CaseIndex index() throws HistoryException {
    CaseIndex known = index;
    if (known == null) {
      known = read();
      index = known;
    }
    return known;
  }

  private CaseIndex read() throws HistoryException {
    try {
      List<CaseIndex.Source> sources = new ArrayList<>();
      rows.all(found -> sources.add(CaseIndex.Source.of(found)));
      return new CaseIndex(sources);
    } catch (SQLException broken) {
      throw database.failure(broken);
    }
  }

  @Override
  public synchronized Optional<Long> caseWithPhoto(String sha256) throws HistoryException {
    try {
      return rows.withPhoto(sha256);
    } catch (SQLException broken) {
      throw database.failure(broken);
    }
  }

  @Override
  public synchronized byte[] photo(PlantCase of, CasePhoto photo, PhotoRole role)
      throws HistoryException {
    try {
      return files.read(of.id(), photo.id(), role);
    } catch (IOException broken) {
      throw new HistoryException(
          HistoryException.Reason.TAMPERED,
          "%s of case %d is missing, damaged or was exchanged: %s. Restore a backup."
              .formatted(files.file(photo.id(), role), of.number(), broken.getMessage()),
          broken);
    }
  }

  @Override
  public synchronized void record(String action, String subject, String detail)
      throws HistoryException {
    try {
      append(action, subject, detail, "");
    } catch (SQLException broken) {
      database.rollback();
      throw database.failure(broken);
    }
    database.commit();
  }

  private void append(String action, String subject, String detail, String digest)
      throws SQLException {
    audit.append(now(), around.who(), action, subject, detail, digest);
  }

  @Override
  public synchronized List<AuditEntry> audit() throws HistoryException {
    try {
      return audit.entries();
    } catch (SQLException broken) {
      throw database.failure(broken);
    }
  }

  @Override
  public synchronized List<Finding> verify(Runnable progress) throws HistoryException {
    try {
      return check.all(progress);
    } catch (SQLException broken) {
      throw database.failure(broken);
    } catch (IOException broken) {
      throw failure("The photos cannot be listed", broken);
    }
  }

  private Instant now() {
    return around.clock().instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private HistoryException failure(String what, IOException cause) {
    return new HistoryException(
        HistoryException.Reason.INPUT_OUTPUT,
        "%s in %s: %s. Check the disk's free space and the folder's rights."
            .formatted(what, folder, cause.getMessage()),
        cause);
  }

  @Override
  public synchronized void close() throws HistoryException {
    try {
      database.close();
    } finally {
      index = null;
      around.lock().close();
    }
  }
}
