package org.plantdiseasedetector.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.UUID;
import org.plantdiseasedetector.domain.Embedding;
import org.plantdiseasedetector.domain.ModelIdentity;

/**
 * The embeddings of all photos in memory, compared one by one with the one that is asked about
 * (docs/adr/0067). An adapter changes no embedding, so those of a model with and without one are
 * compared. Not thread-safe.
 */
public final class EmbeddingIndex {

  private final Map<ModelIdentity, List<Entry>> byModel = new HashMap<>();

  /**
   * An embedding and whose it is.
   *
   * @param number of the case
   * @param photo of the case
   * @param model what made it
   * @param embedding the embedding
   */
  public record Entry(long number, UUID photo, ModelIdentity model, Embedding embedding) {}

  /**
   * A photo that looks alike.
   *
   * @param number of the case
   * @param photo of the case
   * @param similarity cosine, -1 to 1
   */
  public record Hit(long number, UUID photo, double similarity) {}

  /**
   * Adds an embedding; those of one case come one after the other.
   *
   * @param entry the embedding
   */
  public void add(Entry entry) {
    byModel.computeIfAbsent(entry.model().base(), model -> new ArrayList<>()).add(entry);
  }

  /**
   * Forgets cases.
   *
   * @param numbers which ones
   */
  public void remove(Collection<Long> numbers) {
    Set<Long> gone = new HashSet<>(numbers);
    byModel.values().forEach(entries -> entries.removeIf(entry -> gone.contains(entry.number())));
  }

  /**
   * Finds the cases that look most alike.
   *
   * @param embedding what to compare with
   * @param model what made it; embeddings of other models do not count
   * @param limit how many cases at most
   * @return the most similar first, each case with its best photo
   */
  public List<Hit> nearest(Embedding embedding, ModelIdentity model, int limit) {
    PriorityQueue<Hit> best = new PriorityQueue<>(Comparator.comparingDouble(Hit::similarity));
    Hit ofCase = new Hit(0, new UUID(0, 0), Double.NEGATIVE_INFINITY);
    for (Entry entry : byModel.getOrDefault(model.base(), List.of())) {
      double similarity = embedding.cosine(entry.embedding());
      if (entry.number() != ofCase.number()) {
        offer(best, ofCase, limit);
        ofCase = new Hit(entry.number(), entry.photo(), similarity);
      } else if (similarity > ofCase.similarity()) {
        ofCase = new Hit(entry.number(), entry.photo(), similarity);
      }
    }
    offer(best, ofCase, limit);
    return best.stream().sorted(best.comparator().reversed()).toList();
  }

  private static void offer(PriorityQueue<Hit> best, Hit hit, int limit) {
    boolean fits = best.size() < limit || best.peek().similarity() < hit.similarity();
    if (hit.number() > 0 && limit > 0 && fits) {
      best.add(hit);
      if (best.size() > limit) {
        best.remove();
      }
    }
  }
}
