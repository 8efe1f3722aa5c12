package org.plantdiseasedetector.ui.history;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.plantdiseasedetector.casebook.CaseBook;
import org.plantdiseasedetector.casebook.CaseMaker;
import org.plantdiseasedetector.domain.DiagnosisOutcome;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.ui.diagnose.PhotoItem;

/**
 * Saves one plant after the other in the background. While the history is locked the plants wait.
 * Used on the user-interface thread.
 */
final class SaveQueue {

  private final CaseBook book;
  private final CaseMaker maker;
  private final Executor background;
  private final Executor ui;
  private final Listener listener;
  private final Deque<Plant> waiting = new ArrayDeque<>();
  private boolean running;
  private boolean paused;

  /**
   * A case to be.
   *
   * @param items photos of the list
   * @param photos their results, in the same order
   * @param combine concludes from several outcomes
   * @param change what the user noted
   */
  record Plant(
      List<PhotoItem> items,
      List<CaseMaker.Diagnosed> photos,
      Function<List<DiagnosisOutcome>, DiagnosisOutcome> combine,
      DetailsDraft.Change change) {}

  /** Hears of every plant, on the user-interface thread. */
  interface Listener {

    void saved(Plant plant, CaseMaker.Result result);

    void failed(Plant plant, String reason);

    void ended();
  }

  SaveQueue(CaseBook book, CaseMaker maker, Executor background, Executor ui, Listener listener) {
    this.book = book;
    this.maker = maker;
    this.background = background;
    this.ui = ui;
    this.listener = listener;
  }

  void add(Plant plant) {
    waiting.add(plant);
    next();
  }

  /** Stops or goes on; the plant under way is finished first. */
  void pause(boolean stop) {
    paused = stop;
    next();
  }

  int size() {
    return waiting.size();
  }

  boolean holds(PhotoItem item) {
    return waiting.stream().anyMatch(plant -> plant.items().contains(item));
  }

  private void next() {
    Plant plant = running || paused ? null : waiting.peek();
    if (plant == null) {
      return;
    }
    running = true;
    background.execute(
        () -> {
          Runnable outcome = save(plant);
          ui.execute(
              () -> {
                running = false;
                outcome.run();
                if (waiting.isEmpty()) {
                  listener.ended();
                }
                next();
              });
        });
  }

  private Runnable save(Plant plant) {
    try {
      CaseMaker.Result result =
          book.use(
              history ->
                  maker.save(history, plant.photos(), plant.combine(), plant.change()::over));
      return () -> {
        waiting.remove(plant);
        listener.saved(plant, result);
      };
    } catch (HistoryException | IOException | IllegalArgumentException refused) {
      return () -> {
        // Locked meanwhile: the plant waits for the history to be unlocked.
        if (!paused) {
          waiting.remove(plant);
          listener.failed(plant, String.valueOf(refused.getMessage()));
        }
      };
    }
  }
}
