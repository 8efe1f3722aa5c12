package org.plantdiseasedetector.history.h2;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.plantdiseasedetector.domain.Embedding;
import org.plantdiseasedetector.domain.ModelIdentity;
import org.plantdiseasedetector.history.AuditEntry;
import org.plantdiseasedetector.history.CaseDetails;
import org.plantdiseasedetector.history.CaseDigest;
import org.plantdiseasedetector.history.CaseIndex;
import org.plantdiseasedetector.history.CasePage;
import org.plantdiseasedetector.history.CasePhoto;
import org.plantdiseasedetector.history.CaseQuery;
import org.plantdiseasedetector.history.Exchange;
import org.plantdiseasedetector.history.Finding;
import org.plantdiseasedetector.history.History;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.history.HumanLabel;
import org.plantdiseasedetector.history.LabelChange;
import org.plantdiseasedetector.history.NewCase;
import org.plantdiseasedetector.history.NewPhoto;
import org.plantdiseasedetector.history.PhotoRole;
import org.plantdiseasedetector.history.PlantCase;
import org.plantdiseasedetector.history.Plot;
import org.plantdiseasedetector.history.SimilarCase;
import org.plantdiseasedetector.history.Upkeep;

/** The history in an H2 database and sealed files beside it. Thread-safe: one call at a time. */
final class H2History implements History {

  /** Clocks of laptops are set by hand or by network in steps of this size. */
  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

  private final H2Session session;
  private final SearchIndex index = new SearchIndex();
  private final SimilarPhotos similar = new SimilarPhotos();
  private final List<String> notices = new ArrayList<>();
  private final H2Upkeep upkeep;
  private final H2Exchange exchange;

  H2History(H2Session session) {
    this.session = session;
    this.upkeep = new H2Upkeep(session, similar, index);
    this.exchange = new H2Exchange(session, similar, index);
  }

  /** Finishes what a crash left, checks the rows after one, and writes down the access. */
  void begin(int failedUnlocks) throws HistoryException {
    try {
      Tables tables = session.tables();
      if (tables.database().wasInterrupted()) {
        refuseIfDamaged(tables.check().rows(new HashMap<>()));
      }
      session.files().sweep(this::isKnown);
      upkeep.finishErasure();
      tables = session.tables();
      noticeClock(tables);
      if (failedUnlocks > 0) {
        notices.add("Wrong passphrases since the last time: " + failedUnlocks + ".");
        session.append("unlock_failed", "vault", failedUnlocks + " times", "");
      }
      session.append(
          "opened", "history", tables.database().wasInterrupted() ? "after a crash" : "", "");
      tables.database().commit();
      index.start(session::another);
    } catch (SQLException broken) {
      throw abandon(session.tables().database().failure(broken));
    } catch (IOException refused) {
      throw abandon(session.failure("The photos cannot be put in order", refused));
    } catch (HistoryException damaged) {
      throw abandon(damaged);
    }
  }

  /** Closes without a seal, so that the next start looks closely again. */
  private HistoryException abandon(HistoryException failure) {
    try {
      session.tables().database().abandon();
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
                  .formatted(
                      session.folder(),
                      findings.getFirst().subject(),
                      findings.getFirst().problem())
              + " restore FILE --replace",
          null);
    }
  }

  private boolean isKnown(UUID photo) {
    try {
      return session.tables().rows().hasPhoto(photo);
    } catch (SQLException broken) {
      throw new IllegalStateException("The database failed while photos were put in order", broken);
    }
  }

  private void noticeClock(Tables tables) throws SQLException {
    Instant newest = tables.audit().newest();
    Instant now = session.now();
    if (now.isBefore(newest.minus(CLOCK_TOLERANCE))) {
      notices.add(
          "This computer's clock says %s, but the history was last used at %s. Check date and time."
              .formatted(now, newest));
      session.append("clock_moved_back", "history", "newest line " + newest, "");
    }
  }

  @Override
  public List<String> notices() {
    return List.copyOf(notices);
  }

  @Override
  public PlantCase save(NewCase added) throws HistoryException {
    Instant now = session.now();
    List<CasePhoto> photos = added.photos().stream().map(NewPhoto::facts).toList();
    PlantCase draft =
        new PlantCase(
            0,
            UUID.randomUUID(),
            now,
            now,
            added.details(),
            added.machine(),
            Optional.empty(),
            photos);
    return new CaseWriter(session, similar, index).save(draft, added.photos(), "saved");
  }

  @Override
  public PlantCase edit(long number, CaseDetails details) throws HistoryException {
    return update(number, old -> old.with(details, session.now()), "edited", "");
  }

  @Override
  public PlantCase label(long number, HumanLabel label) throws HistoryException {
    String detail = label.state().id() + label.classId().map(c -> " " + c).orElse("");
    return update(number, old -> old.with(label), "labelled", detail + " by " + label.by());
  }

  /** Makes a changed case out of the present one. */
  private interface Change {
    PlantCase of(PlantCase old);
  }

  private PlantCase update(long number, Change change, String action, String detail)
      throws HistoryException {
    PlantCase changed =
        session.write(
            tables -> {
              PlantCase result = change.of(find(tables, number));
              tables.rows().update(result);
              session.append(action, HistoryCheck.subject(number), detail, CaseDigest.of(result));
              return result;
            });
    index.change(words -> words.put(CaseIndex.Source.of(changed)));
    return changed;
  }

  @Override
  public List<PlantCase> relabel(List<LabelChange> changes) throws HistoryException {
    List<PlantCase> changed =
        session.write(
            tables ->
                new Relabelling(tables.rows(), tables.audit())
                    .apply(changes, session.now(), session.around().who()));
    index.change(words -> words.putAll(changed.stream().map(CaseIndex.Source::of).toList()));
    return changed;
  }

  @Override
  public List<Plot> plots() throws HistoryException {
    return index.ask(CaseIndex::plots);
  }

  @Override
  public List<PlantCase> casesOf(Plot plot) throws HistoryException {
    List<PlantCase> cases = new ArrayList<>();
    for (long number : index.ask(words -> words.numbersOf(plot))) {
      cases.add(find(number));
    }
    return cases;
  }

  @Override
  public PlantCase find(long number) throws HistoryException {
    return session.read(tables -> find(tables, number));
  }

  private static PlantCase find(Tables tables, long number) throws SQLException, HistoryException {
    return tables
        .rows()
        .find(number)
        .orElseThrow(
            () ->
                new HistoryException(
                    HistoryException.Reason.NO_SUCH_CASE,
                    "There is no case " + number + ". See: pdd history list",
                    null));
  }

  @Override
  public CasePage search(CaseQuery query, int offset, int limit) throws HistoryException {
    return index.search(query, offset, limit);
  }

  @Override
  public Optional<Long> caseWithPhoto(String sha256) throws HistoryException {
    return session.read(tables -> tables.rows().withPhoto(sha256));
  }

  @Override
  public byte[] photo(PlantCase of, CasePhoto photo, PhotoRole role) throws HistoryException {
    return session.read(
        tables -> {
          try {
            return session.files().read(of.id(), photo.id(), role);
          } catch (IOException broken) {
            throw new HistoryException(
                HistoryException.Reason.TAMPERED,
                "%s of case %d is missing, damaged or was exchanged: %s. Restore a backup."
                    .formatted(
                        session.files().file(photo.id(), role), of.number(), broken.getMessage()),
                broken);
          }
        });
  }

  @Override
  public List<SimilarCase> similar(Embedding embedding, ModelIdentity model, int limit)
      throws HistoryException {
    return session.read(tables -> similar.similar(tables, embedding, model, limit));
  }

  @Override
  public List<SimilarCase> similarTo(long number, int limit) throws HistoryException {
    return session.read(
        tables -> {
          find(tables, number);
          return similar.similarTo(tables, number, limit);
        });
  }

  @Override
  public void record(String action, String subject, String detail) throws HistoryException {
    session.change(tables -> session.append(action, subject, detail, ""));
  }

  @Override
  public List<AuditEntry> audit() throws HistoryException {
    return session.read(tables -> tables.audit().entries());
  }

  @Override
  public List<Finding> verify(Runnable progress) throws HistoryException {
    return session.read(
        tables -> {
          try {
            return tables.check().all(progress);
          } catch (IOException broken) {
            throw session.failure("The photos cannot be listed", broken);
          }
        });
  }

  @Override
  public Upkeep upkeep() {
    return upkeep;
  }

  @Override
  public Exchange exchange() {
    return exchange;
  }

  @Override
  public void close() throws HistoryException {
    index.close();
    session.close();
  }
}
