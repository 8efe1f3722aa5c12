package org.plantdiseasedetector.ui.diagnose;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.diagnosis.OpenedFiles;
import org.plantdiseasedetector.ui.common.Texts;

/**
 * The photo list, its batch and the model behind it. Every method is called on the user-interface
 * thread and returns at once; long work runs on the background executor.
 */
public final class DiagnoseViewModel {

  /** Photos that are put into the list in one turn of the user-interface thread. */
  private static final int CHUNK = 500;

  private final Dependencies use;
  private final ObservableList<PhotoItem> photos = FXCollections.observableArrayList();
  private final ObservableList<PhotoItem> photosView =
      FXCollections.unmodifiableObservableList(photos);
  private final ObservableList<PhotoItem> marked = FXCollections.observableArrayList();
  private final Map<Path, PhotoItem> byPath = new LinkedHashMap<>();
  private final ObjectProperty<@Nullable PhotoItem> selected = new SimpleObjectProperty<>();
  private final ReadOnlyObjectWrapper<ModelState> model =
      new ReadOnlyObjectWrapper<>(new ModelState.Loading());
  private final ReadOnlyObjectWrapper<BatchProgress> progress =
      new ReadOnlyObjectWrapper<>(new BatchProgress(BatchProgress.Phase.IDLE, 0, 0, Duration.ZERO));
  private final ReadOnlyBooleanWrapper searching = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Optional<Notice>> notice =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final Batch batch;
  private int searches;
  private int generation;
  private int done;
  private int total;
  private Instant started = Instant.EPOCH;

  /**
   * What the view model works with.
   *
   * @param loader loads the model; called in the background, again for each retry
   * @param source expands folders; called in the background
   * @param samples the sample photos, may be empty
   * @param background runs long work
   * @param ui runs every change of a property, in order
   * @param clock for the speed
   * @param texts words of the messages
   */
  public record Dependencies(
      Callable<LoadedModel> loader,
      PhotoSource source,
      List<Path> samples,
      Executor background,
      Executor ui,
      InstantSource clock,
      Texts texts) {}

  /**
   * Makes the view model with an empty list.
   *
   * @param dependencies what it works with
   */
  public DiagnoseViewModel(Dependencies dependencies) {
    this.use = dependencies;
    this.batch = new Batch(use.background(), use.ui(), new BatchListener());
  }

  /** Starts to load the model, at first or again after a failure. */
  public void loadModel() {
    model.set(new ModelState.Loading());
    use.background()
        .execute(
            () -> {
              ModelState result = load();
              use.ui().execute(() -> modelLoaded(result));
            });
  }

  /**
   * Adds photos and folders. Folders are expanded in the background; a photo that the list already
   * holds is not added again but selected. Signed models and files of cases are no photos: the user
   * is told what to do with them.
   *
   * @param paths what the user dropped, opened or pasted
   */
  public void add(List<Path> paths) {
    OpenedFiles opened = OpenedFiles.of(paths);
    notice.set(OpenedNotices.of(opened, use.texts()));
    if (opened.photos().isEmpty() && notice.get().isPresent()) {
      return;
    }
    int mine = generation;
    searches++;
    searching.set(true);
    use.background().execute(() -> search(opened.photos(), mine));
  }

  /** Adds the sample photos. */
  public void addSamples() {
    add(use.samples());
  }

  /** Stops after the photo in work. The photos left out can be continued. */
  public void cancel() {
    generation++;
    batch.cancel();
    publish();
  }

  /** Puts the photos that were left out back into the queue. */
  public void resume() {
    enqueue(photos.stream().filter(DiagnoseViewModel::isStopped).toList());
  }

  /**
   * Takes photos off the list; the files stay.
   *
   * @param items photos of the list
   */
  public void remove(Collection<PhotoItem> items) {
    Set<PhotoItem> gone = new HashSet<>(items);
    int first = firstIndexOf(gone);
    boolean reselect = gone.contains(selected.get());
    total -= (int) gone.stream().filter(DiagnoseViewModel::isUnderWay).count();
    batch.forget(gone);
    gone.forEach(item -> byPath.remove(item.path()));
    photos.removeAll(gone);
    if (reselect) {
      selected.set(photos.isEmpty() ? null : photos.get(Math.clamp(first, 0, photos.size() - 1)));
    }
    publish();
  }

  /** Empties the list and stops what is under way. */
  public void clear() {
    cancel();
    photos.clear();
    byPath.clear();
    selected.set(null);
    done = 0;
    total = 0;
    dismissNotice();
    publish();
  }

  /**
   * Tells the user that something could not be taken over.
   *
   * @param message what happened and what to do
   */
  public void tell(Notice message) {
    notice.set(Optional.of(message));
  }

  /** Takes the message away. */
  public void dismissNotice() {
    notice.set(Optional.empty());
  }

  /** Returns the photos in the order of the list; unmodifiable. */
  public ObservableList<PhotoItem> photos() {
    return photosView;
  }

  /** Returns the photo whose result is shown; null for none. */
  public ObjectProperty<@Nullable PhotoItem> selectedProperty() {
    return selected;
  }

  /** Returns the photos that are marked in the list; kept up to date by the list. */
  public ObservableList<PhotoItem> marked() {
    return marked;
  }

  /** Returns where the model stands. */
  public ReadOnlyObjectProperty<ModelState> modelProperty() {
    return model.getReadOnlyProperty();
  }

  /** Returns how far the batch has come. */
  public ReadOnlyObjectProperty<BatchProgress> progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /** Returns whether folders are being searched for photos. */
  public ReadOnlyBooleanProperty searchingProperty() {
    return searching.getReadOnlyProperty();
  }

  /** Returns the message to the user, if any. */
  public ReadOnlyObjectProperty<Optional<Notice>> noticeProperty() {
    return notice.getReadOnlyProperty();
  }

  /** Returns whether there is something to cancel. */
  public boolean isBusy() {
    return searching.get() || progress.get().isActive();
  }

  /** Returns whether there are sample photos to try. */
  public boolean hasSamples() {
    return !use.samples().isEmpty();
  }

  private ModelState load() {
    try {
      return new ModelState.Ready(use.loader().call());
    } catch (Exception | LinkageError | OutOfMemoryError e) {
      return new ModelState.Failed(Objects.requireNonNullElse(e.getMessage(), e.toString()));
    }
  }

  private void modelLoaded(ModelState result) {
    model.set(result);
    if (result instanceof ModelState.Ready(LoadedModel loaded)) {
      loaded.notices().listen(message -> use.ui().execute(() -> noticed(loaded, message)));
    }
    pump();
  }

  /** A notice may be that the model has moved to another device. */
  private void noticed(LoadedModel loaded, Notice message) {
    tell(notice.get().map(shown -> shown.and(message)).orElse(message));
    model.set(new ModelState.Ready(loaded.asItIsNow()));
  }

  private void search(List<Path> paths, int mine) {
    try {
      List<Path> found = List.copyOf(new LinkedHashSet<>(use.source().expand(paths)));
      for (int from = 0; from < found.size(); from += CHUNK) {
        List<Path> chunk = found.subList(from, Math.min(found.size(), from + CHUNK));
        use.ui().execute(() -> addFound(chunk, mine));
      }
      use.ui().execute(() -> searched(paths, found, mine));
    } catch (IOException | RuntimeException e) {
      use.ui().execute(() -> searchFailed(paths, e));
    }
  }

  private void addFound(List<Path> found, int mine) {
    if (mine != generation) {
      return;
    }
    List<PhotoItem> fresh =
        found.stream().filter(path -> !byPath.containsKey(path)).map(PhotoItem::new).toList();
    fresh.forEach(item -> byPath.put(item.path(), item));
    photos.addAll(fresh);
    if (selected.get() == null && !fresh.isEmpty()) {
      selected.set(fresh.getFirst());
    }
    enqueue(fresh);
  }

  private void searched(List<Path> paths, List<Path> found, int mine) {
    searchEnded();
    if (mine == generation && found.isEmpty() && !paths.isEmpty()) {
      tell(
          new Notice(
              use.texts().format("notice.nothing-found", paths.size(), paths.getFirst()),
              use.texts().get("notice.nothing-found.advice")));
    } else if (found.size() == 1 && byPath.containsKey(found.getFirst())) {
      selected.set(byPath.get(found.getFirst()));
    }
  }

  private void searchFailed(List<Path> paths, Exception e) {
    searchEnded();
    String reason = Objects.requireNonNullElse(e.getMessage(), e.toString());
    tell(
        new Notice(
            use.texts().format("notice.search-failed", paths.getFirst(), reason),
            use.texts().get("notice.search-failed.advice")));
  }

  private void searchEnded() {
    searches--;
    searching.set(searches > 0);
  }

  private void enqueue(List<PhotoItem> items) {
    if (!batch.isRunning() && !batch.hasWaiting()) {
      done = 0;
      total = 0;
    }
    total += items.size();
    batch.enqueue(items);
    pump();
  }

  private void pump() {
    if (model.get() instanceof ModelState.Ready(LoadedModel loaded)) {
      batch.start(loaded.service());
    }
    publish();
  }

  private void publish() {
    Duration elapsed =
        batch.isRunning() ? Duration.between(started, use.clock().instant()) : elapsedBefore();
    progress.set(new BatchProgress(phase(), done, total, elapsed));
  }

  private Duration elapsedBefore() {
    return done == 0 ? Duration.ZERO : progress.get().elapsed();
  }

  private BatchProgress.Phase phase() {
    if (batch.isRunning()) {
      return batch.isCancelling() ? BatchProgress.Phase.CANCELLING : BatchProgress.Phase.RUNNING;
    }
    if (batch.hasWaiting()) {
      return BatchProgress.Phase.WAITING_FOR_MODEL;
    }
    if (photos.stream().anyMatch(DiagnoseViewModel::isStopped)) {
      return BatchProgress.Phase.STOPPED;
    }
    return photos.isEmpty() ? BatchProgress.Phase.IDLE : BatchProgress.Phase.FINISHED;
  }

  private static boolean isStopped(PhotoItem item) {
    return item.state() instanceof PhotoState.Stopped;
  }

  private static boolean isUnderWay(PhotoItem item) {
    return item.state() instanceof PhotoState.Waiting || item.state() instanceof PhotoState.Running;
  }

  private int firstIndexOf(Set<PhotoItem> items) {
    int index = 0;
    while (index < photos.size() && !items.contains(photos.get(index))) {
      index++;
    }
    return index;
  }

  private final class BatchListener implements Batch.Listener {

    @Override
    public void started() {
      if (done == 0) {
        started = use.clock().instant();
      }
      publish();
    }

    @Override
    public void photoDone(PhotoItem item) {
      if (byPath.get(item.path()) == item) {
        done++;
      }
      publish();
    }

    @Override
    public void broken(String reason) {
      tell(
          new Notice(
              use.texts().format("notice.batch-broken", reason),
              use.texts().get("notice.batch-broken.advice")));
    }

    @Override
    public void ended() {
      pump();
    }
  }
}
