package org.plantdiseasedetector.ui.history;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableMap;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.casebook.CaseMaker;
import org.plantdiseasedetector.diagnosis.SeveralPhotos;
import org.plantdiseasedetector.domain.Diagnosis;
import org.plantdiseasedetector.domain.DiagnosisOutcome;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.history.PlantCase;
import org.plantdiseasedetector.imaging.PhotoOrigin;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.ui.diagnose.DiagnoseViewModel;
import org.plantdiseasedetector.ui.diagnose.ModelState;
import org.plantdiseasedetector.ui.diagnose.PhotoItem;
import org.plantdiseasedetector.ui.diagnose.PhotoState;
import org.plantdiseasedetector.ui.vault.VaultState;
import org.plantdiseasedetector.ui.vault.VaultViewModel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Saves photos of the diagnosis page as cases. What the user has typed stays in memory when the
 * history is locked meanwhile, and plants that are not saved yet wait. Used on the user-interface
 * thread; long work runs on the background executor.
 */
public final class SaveViewModel {

  private static final Logger LOG = LoggerFactory.getLogger(SaveViewModel.class);

  private final Dependencies use;
  private final DiagnoseViewModel photos;
  private final SaveQueue queue;
  private final DetailsDraft draft = new DetailsDraft();
  private final BooleanProperty onePlant = new SimpleBooleanProperty();
  private final ObservableMap<PhotoItem, Long> saved = FXCollections.observableHashMap();
  private final Set<PhotoItem> watched = new HashSet<>();
  private final ReadOnlyObjectWrapper<List<PhotoItem>> chosen =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<PhotoOrigin> origin =
      new ReadOnlyObjectWrapper<>(PhotoOrigin.UNKNOWN);
  private final ReadOnlyObjectWrapper<RecentDetails> recent =
      new ReadOnlyObjectWrapper<>(RecentDetails.NONE);
  private final ReadOnlyObjectWrapper<Optional<String>> problem =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Progress> progress =
      new ReadOnlyObjectWrapper<>(Progress.NONE);

  /**
   * What the view model works with.
   *
   * @param vault the history
   * @param maker makes cases of diagnoses
   * @param background runs long work
   * @param ui runs every change of a property, in order
   * @param texts words of the messages
   */
  public record Dependencies(
      VaultViewModel vault, CaseMaker maker, Executor background, Executor ui, Texts texts) {}

  /**
   * How far saving has come.
   *
   * @param waiting plants that are not saved yet
   * @param cases new cases since the user last asked for something
   * @param known photos among them that the history had already
   * @param failures photos that could not be saved
   * @param firstFailure what was wrong with the first of them
   */
  public record Progress(
      int waiting, int cases, int known, int failures, Optional<String> firstFailure) {

    /** Nothing was saved yet. */
    public static final Progress NONE = new Progress(0, 0, 0, 0, Optional.empty());
  }

  /**
   * Makes the view model.
   *
   * @param dependencies what it works with
   * @param photos the photos of the diagnosis page
   */
  public SaveViewModel(Dependencies dependencies, DiagnoseViewModel photos) {
    this.use = dependencies;
    this.photos = photos;
    this.queue =
        new SaveQueue(
            use.vault().book(), use.maker(), use.background(), use.ui(), new QueueListener());
    photos.photos().addListener((ListChangeListener<PhotoItem>) change -> watch());
    use.vault().stateProperty().subscribe(this::vaultChanged);
    use.vault().settingsProperty().subscribe(this::saveFinished);
    watch();
  }

  /**
   * Asks for the details of photos that are to be saved; those without a result and those that are
   * saved already are left out.
   *
   * @param items photos of the list
   */
  public void ask(List<PhotoItem> items) {
    List<PhotoItem> fitting = items.stream().filter(this::canBeSaved).toList();
    problem.set(Optional.empty());
    if (fitting.isEmpty()) {
      progress.set(
          new Progress(
              queue.size(), 0, 0, 0, Optional.of(use.texts().get("save.nothing-to-save"))));
      return;
    }
    onePlant.set(false);
    draft.visited().set(null);
    draft.position().set("");
    draft.withoutPosition().set(false);
    draft.notes().set("");
    draft.plot().set("");
    origin.set(PhotoOrigin.UNKNOWN);
    chosen.set(fitting);
    Path first = fitting.getFirst().path();
    use.background()
        .execute(
            () -> {
              PhotoOrigin found = CaseMaker.origin(first);
              use.ui().execute(() -> origin.set(found));
            });
  }

  /** Asks for the details of all photos that can be saved. */
  public void askForAll() {
    ask(List.copyOf(photos.photos()));
  }

  /** Returns whether a photo has a result that is not saved yet. */
  boolean canBeSaved(PhotoItem item) {
    return diagnosis(item) != null && !saved.containsKey(item) && !queue.holds(item);
  }

  private static @Nullable Diagnosis diagnosis(PhotoItem item) {
    return item.state() instanceof PhotoState.Done(Diagnosis done) && done.failure().isEmpty()
        ? done
        : null;
  }

  /** Closes the form; what was typed is given up, the photos stay on the list. */
  public void giveUp() {
    chosen.set(List.of());
  }

  /** Saves the chosen photos with the details in the form. */
  public void save() {
    if (!use.vault().isOpen()) {
      problem.set(Optional.of(use.texts().get("save.locked")));
      return;
    }
    DetailsDraft.Change change;
    try {
      change = draft.read(use.texts());
    } catch (IllegalArgumentException invalid) {
      problem.set(Optional.of(String.valueOf(invalid.getMessage())));
      return;
    }
    List<PhotoItem> items = chosen.get();
    chosen.set(List.of());
    progress.set(Progress.NONE);
    if (onePlant.get()) {
      enqueue(items, change);
    } else {
      items.forEach(item -> enqueue(List.of(item), change));
    }
  }

  private void enqueue(List<PhotoItem> items, DetailsDraft.Change change) {
    List<PhotoItem> fitting = items.stream().filter(this::canBeSaved).toList();
    List<CaseMaker.Diagnosed> results = new ArrayList<>();
    for (PhotoItem item : fitting) {
      Diagnosis done = diagnosis(item);
      if (done != null) {
        results.add(new CaseMaker.Diagnosed(done, item.correctedSeverity()));
      }
    }
    if (!results.isEmpty()) {
      queue.add(new SaveQueue.Plant(fitting, results, combine(), change));
      publish(progress.get().cases(), progress.get().known());
    }
  }

  private Function<List<DiagnosisOutcome>, DiagnosisOutcome> combine() {
    Optional<SeveralPhotos> several = several();
    return outcomes -> several.isPresent() ? several.get().combine(outcomes) : outcomes.getFirst();
  }

  private Optional<SeveralPhotos> several() {
    return photos.modelProperty().get() instanceof ModelState.Ready(var loaded)
        ? loaded.several()
        : Optional.empty();
  }

  /** Returns whether the chosen photos can be one case. */
  boolean canBeOnePlant() {
    return chosen.get().size() > 1 && several().isPresent();
  }

  private void watch() {
    for (PhotoItem item : photos.photos()) {
      if (watched.add(item)) {
        item.stateProperty().subscribe(() -> saveIfWanted(item));
      }
    }
    watched.retainAll(new HashSet<>(photos.photos()));
    saved.keySet().retainAll(watched);
  }

  private void saveIfWanted(PhotoItem item) {
    boolean wanted = use.vault().settingsProperty().get().autoSave();
    if (wanted && use.vault().hasHistory() && canBeSaved(item)) {
      enqueue(List.of(item), base -> base);
    }
  }

  private void saveFinished() {
    photos.photos().forEach(this::saveIfWanted);
  }

  private void vaultChanged(VaultState state) {
    boolean open = state instanceof VaultState.Open;
    queue.pause(!open);
    if (open) {
      readRecent();
      saveFinished();
    } else {
      recent.set(RecentDetails.NONE);
    }
    publish(progress.get().cases(), progress.get().known());
  }

  private void readRecent() {
    use.background()
        .execute(
            () -> {
              try {
                RecentDetails found = use.vault().book().use(RecentDetails::of);
                use.ui().execute(() -> recent.set(use.vault().isOpen() ? found : recent.get()));
              } catch (HistoryException | IOException unreadable) {
                LOG.warn("event=recent_unreadable", unreadable);
              }
            });
  }

  private void publish(int cases, int known) {
    Progress now = progress.get();
    progress.set(new Progress(queue.size(), cases, known, now.failures(), now.firstFailure()));
  }

  private final class QueueListener implements SaveQueue.Listener {

    @Override
    public void saved(SaveQueue.Plant plant, CaseMaker.Result result) {
      use.vault().activity();
      long number =
          result.saved().map(PlantCase::number).orElseGet(() -> result.known().getFirst());
      plant.items().forEach(item -> saved.put(item, number));
      result.saved().ifPresent(kept -> recent.set(recent.get().with(kept.details())));
      publish(
          progress.get().cases() + (result.saved().isPresent() ? 1 : 0),
          progress.get().known() + result.known().size());
    }

    @Override
    public void failed(SaveQueue.Plant plant, String reason) {
      Progress now = progress.get();
      progress.set(
          new Progress(
              queue.size(),
              now.cases(),
              now.known(),
              now.failures() + plant.items().size(),
              now.firstFailure().or(() -> Optional.of(reason))));
    }

    @Override
    public void ended() {
      publish(progress.get().cases(), progress.get().known());
    }
  }

  /** Returns what would be lost if the app was closed now, in words. */
  public Optional<String> unsaved() {
    int plants = Math.max(queue.size(), chosen.get().size());
    return plants == 0
        ? Optional.empty()
        : Optional.of(use.texts().format("closing.unsaved-photos", plants));
  }

  /** Returns the photos whose details are asked for; empty while the form is closed. */
  public ReadOnlyObjectProperty<List<PhotoItem>> chosenProperty() {
    return chosen.getReadOnlyProperty();
  }

  /** Returns what the user types. */
  public DetailsDraft draft() {
    return draft;
  }

  /** Returns whether the chosen photos show the same plant. */
  public BooleanProperty onePlantProperty() {
    return onePlant;
  }

  /** Returns when and where the first of the chosen photos was taken. */
  public ReadOnlyObjectProperty<PhotoOrigin> originProperty() {
    return origin.getReadOnlyProperty();
  }

  /** Returns what was noted lately. */
  public ReadOnlyObjectProperty<RecentDetails> recentProperty() {
    return recent.getReadOnlyProperty();
  }

  /** Returns what is wrong with the form, if anything. */
  public ReadOnlyObjectProperty<Optional<String>> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Returns how far saving has come. */
  public ReadOnlyObjectProperty<Progress> progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /** Returns the case of each photo that is in the history. */
  public ObservableMap<PhotoItem, Long> saved() {
    return saved;
  }

  /** Returns the history. */
  public VaultViewModel vault() {
    return use.vault();
  }
}
