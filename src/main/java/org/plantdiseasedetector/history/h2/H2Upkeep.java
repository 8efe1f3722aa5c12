package org.plantdiseasedetector.history.h2;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.history.PlantCase;
import org.plantdiseasedetector.history.Upkeep;

/** Erasing and copying in the database and beside it. */
final class H2Upkeep implements Upkeep {

  private static final List<String> COPIED = List.of("vault.json", "cases.mv.db", "database.seal");

  private final H2Session session;
  private final SimilarPhotos similar;
  private final SearchIndex index;

  H2Upkeep(H2Session session, SimilarPhotos similar, SearchIndex index) {
    this.session = session;
    this.similar = similar;
    this.index = index;
  }

  @Override
  public List<Long> casesOfFarm(String farm) throws HistoryException {
    return session.read(tables -> tables.rows().numbers("LOWER(farm) = LOWER(?)", farm.strip()));
  }

  @Override
  public List<Long> casesNaming(String name) throws HistoryException {
    String texts = "LOWER(CONCAT_WS(CHAR(10), farm, field, plot, notes, tags))";
    return session.read(
        tables -> tables.rows().numbers("LOCATE(LOWER(?), " + texts + ") > 0", name.strip()));
  }

  @Override
  public List<Long> casesBefore(LocalDate day) throws HistoryException {
    return session.read(tables -> tables.rows().numbers("visited < ?", day));
  }

  @Override
  public int erase(Collection<Long> numbers, Reason reason) throws HistoryException {
    int[] erased = {0};
    session.alone(
        () -> {
          erased[0] = session.write(tables -> deleteRows(tables, numbers, reason));
          if (erased[0] > 0) {
            similar.erased(numbers);
            index.change(words -> numbers.forEach(words::remove));
            finishErasure();
          }
        });
    return erased[0];
  }

  private int deleteRows(Tables tables, Collection<Long> numbers, Reason reason)
      throws SQLException {
    int erased = 0;
    for (long number : new TreeSet<>(numbers)) {
      Optional<PlantCase> gone = tables.rows().find(number);
      if (gone.isPresent()) {
        tables.rows().delete(gone.get());
        String why = reason.name().toLowerCase(Locale.ROOT);
        session.append(AuditTable.ERASED, HistoryCheck.subject(number), why, "");
        erased++;
      }
    }
    return erased;
  }

  /** Deletes the files of erased photos and what the database file still has of the rows. */
  void finishErasure() throws HistoryException, IOException {
    List<UUID> photos = session.read(tables -> tables.rows().erasedPhotos());
    if (photos.isEmpty()) {
      return;
    }
    for (UUID photo : photos) {
      session.files().erase(photo);
    }
    index.settle();
    session.reopen(true, () -> {});
    session.change(tables -> tables.rows().forgetErasedPhotos());
  }

  @Override
  public Snapshot snapshot(Path into) throws HistoryException {
    Snapshot[] taken = {new Snapshot(List.of(), 0)};
    session.alone(
        () -> {
          long line = session.read(tables -> tables.audit().length());
          index.settle();
          session.reopen(
              false,
              () -> {
                session.around().space().require(into, size());
                for (String name : COPIED) {
                  Files.copy(session.folder().resolve(name), into.resolve(name));
                }
              });
          taken[0] = new Snapshot(session.files().names(), line);
        });
    return taken[0];
  }

  private long size() throws IOException {
    long size = 0;
    for (String name : COPIED) {
      size += Files.size(session.folder().resolve(name));
    }
    return size;
  }

  @Override
  public Unsaved unsaved() throws HistoryException {
    return session.read(tables -> tables.audit().unsaved());
  }

  @Override
  public void backedUp(Path file, Snapshot snapshot) throws HistoryException {
    session.change(
        tables ->
            session.append(
                AuditTable.BACKED_UP,
                Long.toString(snapshot.auditLine()),
                String.valueOf(file.getFileName()),
                ""));
  }
}
