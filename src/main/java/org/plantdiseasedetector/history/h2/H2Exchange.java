package org.plantdiseasedetector.history.h2;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.plantdiseasedetector.history.CaseDigest;
import org.plantdiseasedetector.history.CaseIndex;
import org.plantdiseasedetector.history.CasePhoto;
import org.plantdiseasedetector.history.EmbeddingIndex;
import org.plantdiseasedetector.history.Exchange;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.history.NewPhoto;
import org.plantdiseasedetector.history.PlantCase;

/** Cases that come and go, in the database. */
final class H2Exchange implements Exchange {

  private static final String RECEIVED = "received";

  private final H2Session session;
  private final CaseWriter writer;
  private final SearchIndex index;

  H2Exchange(H2Session session, SimilarPhotos similar, SearchIndex index) {
    this.session = session;
    this.writer = new CaseWriter(session, similar, index);
    this.index = index;
  }

  @Override
  public Optional<PlantCase> byId(UUID id) throws HistoryException {
    return session.read(
        tables -> {
          List<Long> numbers = tables.rows().numbers("id = ?", id);
          return numbers.isEmpty() ? Optional.empty() : tables.rows().find(numbers.getFirst());
        });
  }

  @Override
  public List<EmbeddingIndex.Entry> embeddings(long number) throws HistoryException {
    return session.read(tables -> tables.embeddings().of(number));
  }

  @Override
  public boolean isKnown(UUID id, String digest) throws HistoryException {
    return session.read(tables -> isKnown(tables, id, digest));
  }

  private static boolean isKnown(Tables tables, UUID id, String digest) throws SQLException {
    return !Sql.query(
            tables.database().connection(),
            "SELECT 1 FROM exchanged_case WHERE id = ? AND digest = ?",
            row -> row.getInt(1),
            id,
            digest)
        .isEmpty();
  }

  @Override
  public void remember(UUID id, String digest) throws HistoryException {
    session.change(tables -> remember(tables, id, digest));
  }

  private static void remember(Tables tables, UUID id, String digest) throws SQLException {
    if (!isKnown(tables, id, digest)) {
      Sql.update(
          tables.database().connection(), "INSERT INTO exchanged_case VALUES (?, ?)", id, digest);
    }
  }

  @Override
  public PlantCase add(PlantCase received, List<NewPhoto> photos, UUID originalId, String digest)
      throws HistoryException {
    List<CasePhoto> facts = photos.stream().map(NewPhoto::facts).toList();
    for (CasePhoto photo : facts) {
      if (session.read(tables -> tables.rows().hasPhoto(photo.id()))) {
        throw new HistoryException(
            HistoryException.Reason.INVALID,
            "A received case has the identity of a photo that another case has here. It was left"
                + " out; ask the sender for a new file.",
            null);
      }
    }
    PlantCase draft =
        new PlantCase(
            0,
            received.id(),
            received.created(),
            received.changed(),
            received.details(),
            received.machine(),
            received.human(),
            facts);
    return writer.save(
        draft, photos, RECEIVED, (tables, saved) -> remember(tables, originalId, digest));
  }

  @Override
  public PlantCase update(long number, PlantCase received, String digest) throws HistoryException {
    PlantCase changed =
        session.write(
            tables -> {
              PlantCase old = tables.rows().find(number).orElseThrow();
              PlantCase result =
                  new PlantCase(
                      number,
                      old.id(),
                      old.created(),
                      received.changed(),
                      received.details(),
                      old.machine(),
                      received.human(),
                      old.photos());
              tables.rows().update(result);
              remember(tables, old.id(), digest);
              session.append(RECEIVED, HistoryCheck.subject(number), "", CaseDigest.of(result));
              return result;
            });
    index.change(words -> words.put(CaseIndex.Source.of(changed)));
    return changed;
  }
}
