package org.plantdiseasedetector.casebook;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.plantdiseasedetector.adaptation.Example;
import org.plantdiseasedetector.adaptation.NextLabels;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.Embedding;
import org.plantdiseasedetector.domain.ModelIdentity;
import org.plantdiseasedetector.domain.Sha256;
import org.plantdiseasedetector.history.CaseDetails;
import org.plantdiseasedetector.history.CasePhoto;
import org.plantdiseasedetector.history.CaseQuery;
import org.plantdiseasedetector.history.CaseSummary;
import org.plantdiseasedetector.history.EmbeddingIndex;
import org.plantdiseasedetector.history.History;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.history.HumanLabel;
import org.plantdiseasedetector.history.LabelState;
import org.plantdiseasedetector.history.PhotoRole;
import org.plantdiseasedetector.history.PlantCase;

/**
 * Reads out of the history what a model can learn from: confirmed and corrected cases with their
 * embeddings. Photos that another model has embedded are embedded anew. Thread-safe.
 *
 * @param model whose embeddings are wanted
 * @param embedder embeds stored photos
 */
public record LabelledCases(ModelIdentity model, Embedder embedder) {

  /** Computes embeddings of stored photos. */
  @FunctionalInterface
  public interface Embedder {
    /** Embeds nothing, for where no engine runs. */
    Embedder NONE = photo -> Optional.empty();

    /**
     * Embeds a photo.
     *
     * @param photo bytes of its file
     * @return empty if it cannot be decoded
     */
    Optional<Embedding> embed(byte[] photo);
  }

  /**
   * Returns the photos whose class a person has named.
   *
   * @param history the open history
   * @throws HistoryException if it cannot be read
   */
  public List<Example> examples(History history) throws HistoryException {
    List<Example> examples = new ArrayList<>();
    for (PlantCase one : cases(history, true)) {
      Optional<ClassId> label = one.human().flatMap(HumanLabel::classId);
      if (label.isPresent()) {
        for (Embedding embedding : embeddings(history, one)) {
          examples.add(new Example(embedding, 0, label.get(), plant(one), one.number()));
        }
      }
    }
    return examples;
  }

  /**
   * Returns the photos of cases that nobody has labelled.
   *
   * @param history the open history
   * @throws HistoryException if it cannot be read
   */
  public List<NextLabels.Open> open(History history) throws HistoryException {
    List<NextLabels.Open> open = new ArrayList<>();
    for (PlantCase one : cases(history, false)) {
      for (Embedding embedding : embeddings(history, one)) {
        open.add(new NextLabels.Open(one.number(), embedding));
      }
    }
    return open;
  }

  private static List<PlantCase> cases(History history, boolean labelled) throws HistoryException {
    List<PlantCase> cases = new ArrayList<>();
    List<Long> numbers =
        history.search(CaseQuery.ALL, 0, Integer.MAX_VALUE).cases().stream()
            .filter(summary -> wanted(summary.state(), labelled))
            .map(CaseSummary::number)
            .sorted()
            .toList();
    for (long number : numbers) {
      cases.add(history.find(number));
    }
    return cases;
  }

  private static boolean wanted(LabelState state, boolean labelled) {
    return labelled
        ? state == LabelState.CONFIRMED || state == LabelState.CORRECTED
        : state == LabelState.UNLABELLED;
  }

  private List<Embedding> embeddings(History history, PlantCase of) throws HistoryException {
    Map<UUID, Embedding> stored = new HashMap<>();
    for (EmbeddingIndex.Entry entry : history.exchange().embeddings(of.number())) {
      if (entry.model().base().equals(model.base())) {
        stored.put(entry.photo(), entry.embedding());
      }
    }
    List<Embedding> all = new ArrayList<>();
    for (CasePhoto photo : of.photos()) {
      Optional<Embedding> known = Optional.ofNullable(stored.get(photo.id()));
      (known.isPresent() ? known : embedder.embed(history.photo(of, photo, PhotoRole.ORIGINAL)))
          .ifPresent(all::add);
    }
    return all;
  }

  /**
   * Visits of one plot are one plant; without a plot every case is a plant of its own. The name is
   * hashed, since it leaves the history with what is shared.
   */
  private static String plant(PlantCase of) {
    CaseDetails details = of.details();
    String name =
        details.plot().isBlank()
            ? "case " + of.id()
            : String.join("\n", details.farm(), details.field(), details.plot());
    return Sha256.hex(name.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
  }
}
