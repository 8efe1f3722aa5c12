package org.plantdiseasedetector.ui.history;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.domain.Diagnosis;
import org.plantdiseasedetector.domain.Embedding;
import org.plantdiseasedetector.history.History;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.history.SimilarCase;
import org.plantdiseasedetector.ui.diagnose.DiagnoseViewModel;
import org.plantdiseasedetector.ui.diagnose.PhotoItem;
import org.plantdiseasedetector.ui.diagnose.PhotoState;
import org.plantdiseasedetector.ui.vault.VaultViewModel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The past cases that look most like the photo whose diagnosis is shown. Answers that come too late
 * are dropped; nothing stays when the history is locked. Used on the user-interface thread;
 * comparing runs on the background executor.
 */
public final class SimilarViewModel {

  /** As many as fit beside a diagnosis. */
  static final int MOST = 4;

  private static final Logger LOG = LoggerFactory.getLogger(SimilarViewModel.class);

  private final VaultViewModel vault;
  private final Executor background;
  private final Executor ui;
  private final ReadOnlyObjectWrapper<List<SimilarCase>> found =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Optional<String>> problem =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final DiagnoseViewModel photos;
  private Subscription states = Subscription.EMPTY;
  private long question;

  /**
   * Makes the view model.
   *
   * @param vault the history
   * @param photos the photos of the diagnosis page
   * @param background compares
   * @param ui runs every change of a property, in order
   */
  public SimilarViewModel(
      VaultViewModel vault, DiagnoseViewModel photos, Executor background, Executor ui) {
    this.vault = vault;
    this.photos = photos;
    this.background = background;
    this.ui = ui;
    photos.selectedProperty().subscribe(this::follow);
    vault.stateProperty().subscribe(state -> refresh());
  }

  private void follow(@Nullable PhotoItem item) {
    states.unsubscribe();
    states = item == null ? Subscription.EMPTY : item.stateProperty().subscribe(s -> refresh());
    if (item == null) {
      refresh();
    }
  }

  /** Compares anew, for example after cases were saved or labelled. */
  public void refresh() {
    long mine = ++question;
    found.set(List.of());
    problem.set(Optional.empty());
    PhotoItem item = photos.selectedProperty().get();
    if (item != null && vault.isOpen() && item.state() instanceof PhotoState.Done(Diagnosis done)) {
      done.embedding().ifPresent(embedding -> ask(mine, done, embedding));
    }
  }

  private void ask(long mine, Diagnosis of, Embedding embedding) {
    background.execute(
        () -> {
          try {
            List<SimilarCase> answer = vault.book().use(h -> similar(h, of, embedding));
            ui.execute(() -> answered(mine, answer, Optional.empty()));
          } catch (HistoryException | IOException refused) {
            LOG.warn("event=similar_failed", refused);
            Optional<String> why = Optional.of(String.valueOf(refused.getMessage()));
            ui.execute(() -> answered(mine, List.of(), why));
          }
        });
  }

  /** The photo itself may be in the history already; that it looks like itself is no news. */
  private static List<SimilarCase> similar(History history, Diagnosis of, Embedding embedding)
      throws HistoryException {
    Optional<Long> own =
        of.sha256().isPresent() ? history.caseWithPhoto(of.sha256().get()) : Optional.empty();
    return history.similar(embedding, of.model(), MOST + 1).stream()
        .filter(similar -> !own.equals(Optional.of(similar.found().number())))
        .limit(MOST)
        .toList();
  }

  private void answered(long mine, List<SimilarCase> answer, Optional<String> why) {
    if (mine == question && vault.isOpen()) {
      found.set(answer);
      problem.set(why);
    }
  }

  /** Returns the found cases, the most similar first. */
  public ReadOnlyObjectProperty<List<SimilarCase>> foundProperty() {
    return found.getReadOnlyProperty();
  }

  /** Returns why none can be shown, if so. */
  public ReadOnlyObjectProperty<Optional<String>> problemProperty() {
    return problem.getReadOnlyProperty();
  }
}
