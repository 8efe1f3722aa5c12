package org.plantdiseasedetector.casebook;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.plantdiseasedetector.adaptation.Adapter;
import org.plantdiseasedetector.adaptation.AdapterStore;
import org.plantdiseasedetector.adaptation.Example;
import org.plantdiseasedetector.adaptation.LearningCurve;
import org.plantdiseasedetector.adaptation.NextLabels;
import org.plantdiseasedetector.adaptation.References;
import org.plantdiseasedetector.adaptation.Refit;
import org.plantdiseasedetector.history.History;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.model.ModelBundle;

/**
 * What console and window do with adapters. Thread-safe; nothing here is for the user-interface
 * thread.
 *
 * @param model the model in use, without an adapter
 * @param store of adapters
 * @param embedder embeds photos that another model has embedded
 */
public record AdapterDesk(ModelBundle model, AdapterStore store, LabelledCases.Embedder embedder) {

  /** Length of the queue of cases to label. */
  public static final int NEXT = 10;

  /**
   * What a fit found.
   *
   * @param result the adapter and its proof; empty if no case is confirmed or corrected
   * @param curve how much more photos bring
   */
  public record Found(Optional<Refit.Result> result, LearningCurve curve) {}

  /**
   * Reads what there is to learn from.
   *
   * @param history the open history
   * @throws HistoryException if it cannot be read
   */
  public List<Example> examples(History history) throws HistoryException {
    return new LabelledCases(model.identity(), embedder).examples(history);
  }

  /**
   * Fits to photos and measures what that is worth; keeps nothing.
   *
   * @param examples to learn from
   * @param watcher told of the progress; may end it
   * @throws IOException if the model's references are damaged
   * @throws CancellationException if the watcher ended it
   */
  public Found fit(List<Example> examples, Refit.Watcher watcher) throws IOException {
    if (examples.isEmpty()) {
      return new Found(Optional.empty(), new LearningCurve(List.of()));
    }
    References references = References.read(model).orElse(new References(List.of()));
    Refit refit = new Refit(model, examples, references);
    Refit.Result result = refit.run(watcher);
    return new Found(Optional.of(result), LearningCurve.of(refit, watcher));
  }

  /**
   * Keeps and switches on what was offered.
   *
   * @param result of a fit
   * @throws IOException if the disk refuses
   */
  public Adapter accept(Refit.Result result) throws IOException {
    return store.accept(result, model);
  }

  /**
   * Lists the cases whose label would teach most.
   *
   * @param history the open history
   * @return numbers of cases
   * @throws HistoryException if the history cannot be read
   */
  public List<Long> next(History history) throws HistoryException {
    double usual = usualLength();
    ModelBundle now = store.current(model).orElse(model);
    return new NextLabels(now, usual)
        .choose(new LabelledCases(model.identity(), embedder).open(history), NEXT);
  }

  /** Damaged references are told by the fit; the queue does without them. */
  private double usualLength() {
    try {
      return References.read(model).orElse(new References(List.of())).usualLength();
    } catch (IOException damaged) {
      return new References(List.of()).usualLength();
    }
  }

  /**
   * Goes back to the adapter before the one that is switched on, or to none.
   *
   * @return the number of the adapter that is switched on now; 0 for none
   * @throws IOException if the disk refuses
   */
  public int undo() throws IOException {
    int active = store.active();
    int before =
        store.list(model).stream()
            .mapToInt(Adapter::number)
            .filter(number -> number < active)
            .max()
            .orElse(0);
    if (before == 0) {
      store.off();
    } else {
      store.on(before, model);
    }
    return before;
  }
}
