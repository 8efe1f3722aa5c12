package org.plantdiseasedetector.history.h2;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.plantdiseasedetector.history.CaseDigest;
import org.plantdiseasedetector.history.CaseIndex;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.history.NewPhoto;
import org.plantdiseasedetector.history.PlantCase;

/**
 * Puts a new case with its photos into the history: files first, then rows, then the files go to
 * their place.
 *
 * @param session the open history
 * @param similar is told of embeddings
 * @param index is told of texts
 */
record CaseWriter(H2Session session, SimilarPhotos similar, SearchIndex index) {

  /** What else is written in the transaction of the case. */
  @FunctionalInterface
  interface Extra {
    void write(Tables tables, PlantCase saved) throws SQLException;
  }

  /** Saves; {@code draft} has the number 0. */
  PlantCase save(PlantCase draft, List<NewPhoto> photos, String action) throws HistoryException {
    return save(draft, photos, action, (tables, saved) -> {});
  }

  /** Saves, together with something else. */
  PlantCase save(PlantCase draft, List<NewPhoto> photos, String action, Extra extra)
      throws HistoryException {
    long bytes = photos.stream().mapToLong(photo -> photo.original().length).sum();
    session.around().space().require(session.folder(), 2 * bytes);
    PlantCase[] saved = {draft};
    session.alone(
        () -> {
          stage(draft, photos);
          saved[0] = insertOrDiscard(draft, photos, action, extra);
          similar.saved(saved[0], photos);
          accept(saved[0], photos);
        });
    index.change(words -> words.put(CaseIndex.Source.of(saved[0])));
    return saved[0];
  }

  private void stage(PlantCase draft, List<NewPhoto> photos) throws HistoryException {
    try {
      session.files().stage(draft.id(), photos);
    } catch (IOException refused) {
      discard(photos);
      throw session.failure("The photos cannot be written", refused);
    }
  }

  private PlantCase insertOrDiscard(
      PlantCase draft, List<NewPhoto> photos, String action, Extra extra) throws HistoryException {
    boolean[] inserted = {false};
    try {
      return session.write(
          tables -> {
            PlantCase result = draft.numbered(tables.rows().insert(draft));
            if (result.human().isPresent()) {
              tables.rows().update(result);
            }
            similar.insert(tables, result, photos);
            extra.write(tables, result);
            session.append(
                action,
                HistoryCheck.subject(result.number()),
                photos.size() + " photos",
                CaseDigest.of(result));
            inserted[0] = true;
            return result;
          });
    } catch (HistoryException refused) {
      // After a commit that failed the next start finds out whether the files are needed.
      if (!inserted[0]) {
        discard(photos);
      }
      throw refused;
    }
  }

  private void discard(List<NewPhoto> photos) throws HistoryException {
    try {
      session.files().discard(photos);
    } catch (IOException refused) {
      throw session.failure("Unfinished photos cannot be deleted", refused);
    }
  }

  private void accept(PlantCase saved, List<NewPhoto> photos) throws HistoryException {
    try {
      session.files().accept(photos);
    } catch (IOException later) {
      throw session.failure(
          "The photos of case " + saved.number() + " were saved, but not put away", later);
    }
  }
}
