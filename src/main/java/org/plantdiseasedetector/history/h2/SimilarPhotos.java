package org.plantdiseasedetector.history.h2;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.domain.Embedding;
import org.plantdiseasedetector.domain.ModelIdentity;
import org.plantdiseasedetector.history.CasePhoto;
import org.plantdiseasedetector.history.EmbeddingIndex;
import org.plantdiseasedetector.history.NewPhoto;
import org.plantdiseasedetector.history.PlantCase;
import org.plantdiseasedetector.history.SimilarCase;

/** Finds cases by the looks of their photos. Used under the lock of the session. */
final class SimilarPhotos {

  private @Nullable EmbeddingIndex index;

  /** Writes the embeddings of a new case. */
  void insert(Tables tables, PlantCase saved, List<NewPhoto> photos) throws SQLException {
    for (NewPhoto photo : photos) {
      if (photo.embedding().isPresent()) {
        tables.embeddings().insert(entry(saved, photo, photo.embedding().get()));
      }
    }
  }

  /** Tells of a case that is on disk now. */
  void saved(PlantCase saved, List<NewPhoto> photos) {
    EmbeddingIndex present = index;
    if (present != null) {
      photos.forEach(
          photo -> photo.embedding().ifPresent(e -> present.add(entry(saved, photo, e))));
    }
  }

  private static EmbeddingIndex.Entry entry(PlantCase saved, NewPhoto photo, Embedding embedding) {
    CasePhoto facts = photo.facts();
    return new EmbeddingIndex.Entry(saved.number(), facts.id(), facts.machine().model(), embedding);
  }

  /** Tells of cases that are gone. */
  void erased(Collection<Long> numbers) {
    if (index != null) {
      index.remove(numbers);
    }
  }

  List<SimilarCase> similar(Tables tables, Embedding embedding, ModelIdentity model, int limit)
      throws SQLException {
    return cases(tables, index(tables).nearest(embedding, model, limit));
  }

  List<SimilarCase> similarTo(Tables tables, long number, int limit) throws SQLException {
    Map<Long, EmbeddingIndex.Hit> best = new HashMap<>();
    for (EmbeddingIndex.Entry own : tables.embeddings().of(number)) {
      for (EmbeddingIndex.Hit hit :
          index(tables).nearest(own.embedding(), own.model(), limit + 1)) {
        best.merge(hit.number(), hit, (a, b) -> a.similarity() >= b.similarity() ? a : b);
      }
    }
    best.remove(number);
    return cases(
        tables,
        best.values().stream()
            .sorted(Comparator.comparingDouble(EmbeddingIndex.Hit::similarity).reversed())
            .limit(limit)
            .toList());
  }

  private EmbeddingIndex index(Tables tables) throws SQLException {
    EmbeddingIndex filled = index;
    if (filled == null) {
      filled = new EmbeddingIndex();
      tables.embeddings().all(filled::add);
      index = filled;
    }
    return filled;
  }

  private static List<SimilarCase> cases(Tables tables, List<EmbeddingIndex.Hit> hits)
      throws SQLException {
    List<SimilarCase> cases = new ArrayList<>();
    for (EmbeddingIndex.Hit hit : hits) {
      Optional<PlantCase> found = tables.rows().find(hit.number());
      found
          .flatMap(of -> of.photos().stream().filter(p -> p.id().equals(hit.photo())).findFirst())
          .ifPresent(photo -> cases.add(new SimilarCase(found.get(), photo, hit.similarity())));
    }
    return cases;
  }
}
