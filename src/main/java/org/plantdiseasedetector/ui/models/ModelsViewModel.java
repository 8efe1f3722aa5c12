package org.plantdiseasedetector.ui.models;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.plantdiseasedetector.casebook.CaseComparison;
import org.plantdiseasedetector.domain.ModelIdentity;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.ui.diagnose.ResultPresenter;
import org.plantdiseasedetector.update.ModelChoice;
import org.plantdiseasedetector.update.UpdateException;
import org.plantdiseasedetector.update.UpdateObserver;
import org.plantdiseasedetector.update.UpdateSettings;
import org.plantdiseasedetector.update.UpdateSettingsFile;

/**
 * The models on this computer and where new ones come from. Every method is called on the
 * user-interface thread and returns at once; one piece of work runs at a time, in the background.
 * Nothing is sent over a network but in {@link #look} and {@link #install}, and in {@link #start}
 * if the user switched that on.
 */
public final class ModelsViewModel {

  private final Dependencies use;
  private final OfferWords words;
  private final ObservableList<ModelRow> rows = FXCollections.observableArrayList();
  private final ObservableList<ModelRow> rowsView = FXCollections.unmodifiableObservableList(rows);
  private final ObservableList<String> changes = FXCollections.observableArrayList();
  private final ObservableList<String> changesView =
      FXCollections.unmodifiableObservableList(changes);
  private final ReadOnlyObjectWrapper<Activity> activity =
      new ReadOnlyObjectWrapper<>(new Activity.Idle());
  private final ReadOnlyObjectWrapper<Optional<OfferView>> offer =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<ComparisonView>> comparison =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<String>> message =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<UpdateSettings> settings =
      new ReadOnlyObjectWrapper<>(UpdateSettings.STANDARD);
  private Optional<ModelsDesk.Offered> offered = Optional.empty();
  private StoppableWork work = new StoppableWork();
  private boolean refreshWanted;

  /**
   * What the view model works with.
   *
   * @param desk does the work
   * @param running the model that the window works with; empty while none is loaded
   * @param presenter names classes
   * @param background runs long work
   * @param ui runs every change of a property, in order
   * @param texts words
   * @param locale for dates
   */
  public record Dependencies(
      ModelsDesk desk,
      Supplier<Optional<ModelIdentity>> running,
      ResultPresenter presenter,
      Executor background,
      Executor ui,
      Texts texts,
      Locale locale) {}

  /**
   * Makes the view model; it touches no file.
   *
   * @param use what it works with
   */
  public ModelsViewModel(Dependencies use) {
    this.use = use;
    this.words = new OfferWords(use.texts(), use.presenter(), use.locale());
  }

  private ModelsDesk desk() {
    return use.desk();
  }

  /** Reads the settings and, only if the user switched that on, looks for updates. */
  public void start() {
    run(
        new Activity.Working(),
        stop -> {
          if (readSettings().looksByItself()) {
            find(stop, UpdateSettings::open);
          }
        });
  }

  private UpdateSettings readSettings() throws IOException {
    UpdateSettingsFile.Found found = desk().settingsFile().read();
    show(
        () -> {
          settings.set(found.settings());
          found.problem().ifPresent(problem -> message.set(Optional.of(problem)));
        });
    return found.settings();
  }

  /** Reads which models there are, and the settings; after what is under way, if anything. */
  public void refresh() {
    refreshWanted = !isIdle();
    Optional<ModelIdentity> running = use.running().get();
    run(
        new Activity.Working(),
        stop -> {
          readSettings();
          reread(running);
        });
  }

  private boolean isIdle() {
    return activity.get() instanceof Activity.Idle;
  }

  private void reread(Optional<ModelIdentity> running) throws IOException {
    ModelsDesk.Listing listing = desk().list(running, words);
    show(
        () -> {
          rows.setAll(listing.rows());
          changes.setAll(listing.changes());
        });
  }

  /** Looks for updates at the stored address. */
  public void look() {
    look(UpdateSettings::open, settings.get().address().orElse(""));
  }

  /**
   * Looks for updates elsewhere.
   *
   * @param from https address, folder or {@code .pddmodel} file
   */
  public void look(String from) {
    look(stored -> stored.open(from), from);
  }

  private void look(ModelsDesk.Source source, String from) {
    act(new Activity.Looking(from), stop -> find(stop, source));
  }

  private void find(StoppableWork stop, ModelsDesk.Source source) throws Exception {
    show(this::dismissOffer);
    ModelsDesk.Offered found = desk().find(source, words);
    show(
        () -> {
          if (!stop.isStopped()) {
            offered = Optional.of(found);
            offer.set(Optional.of(found.view()));
          }
        });
  }

  /**
   * Fetches, tests and installs what was offered.
   *
   * @param isUsed whether the next start uses it; otherwise it lies there to be compared first
   */
  public void install(boolean isUsed) {
    offered.ifPresent(wanted -> install(wanted, isUsed));
  }

  private void install(ModelsDesk.Offered wanted, boolean isUsed) {
    Optional<ModelIdentity> running = use.running().get();
    act(
        new Activity.Installing(0, wanted.offer().bytes()),
        stop -> {
          desk().install(wanted, isUsed, new Steps(stop));
          show(
              () -> {
                dismissOffer();
                say(isUsed ? "models.installed" : "models.kept", wanted.offer().release().folder());
              });
          reread(running);
        });
  }

  /** Shows how far it is, and says when to stop. */
  private final class Steps implements UpdateObserver, CaseComparison.Observer {
    private final StoppableWork stop;

    Steps(StoppableWork stop) {
      this.stop = stop;
    }

    @Override
    public void progress(long done, long total) {
      show(() -> step(stop, new Activity.Installing(done, total)));
    }

    @Override
    public void progress(int done, int all) {
      show(() -> step(stop, new Activity.Comparing(done, all)));
    }

    @Override
    public boolean cancelled() {
      return stop.isStopped();
    }
  }

  /** What comes late, when the next work has begun already, is not shown. */
  private void step(StoppableWork of, Activity next) {
    if (of.equals(work) && !isIdle()) {
      activity.set(next);
    }
  }

  /**
   * Uses another model from the next start on.
   *
   * @param name folder name
   * @param reason why, for the log
   */
  public void choose(String name, String reason) {
    change("models.chosen", name, choice -> choice.use(name, reason));
  }

  /**
   * Removes a model from the disk.
   *
   * @param name folder name
   */
  public void remove(String name) {
    change("models.removed", name, choice -> choice.remove(name));
  }

  private interface Change {
    void on(ModelChoice choice) throws UpdateException, IOException;
  }

  private void change(String done, String name, Change change) {
    Optional<ModelIdentity> running = use.running().get();
    act(
        new Activity.Working(),
        stop -> {
          change.on(desk().choice());
          show(() -> say(done, name));
          reread(running);
        });
  }

  private void say(String key, String name) {
    message.set(Optional.of(use.texts().format(key, name)));
  }

  private void say(String key) {
    message.set(Optional.of(use.texts().get(key)));
  }

  /**
   * Compares the model that runs with another one, on the labelled cases of the open history.
   *
   * @param other a genuine model
   */
  public void compare(ModelRow other) {
    String running = use.running().get().map(ModelIdentity::toString).orElse("");
    Optional<ModelRow> present =
        rows.stream().filter(row -> row.genuine() && row.title().equals(running)).findFirst();
    if (present.isEmpty()) {
      say("models.compare.no-model");
      return;
    }
    act(
        new Activity.Comparing(0, 0),
        stop -> {
          Optional<ComparisonView> found =
              desk().compare(present.get(), other, new Steps(stop), words);
          show(
              () -> {
                comparison.set(found);
                if (found.isEmpty()) {
                  say("models.compare.no-cases");
                }
              });
        });
  }

  /**
   * Stores where updates come from.
   *
   * @param changed the new settings
   */
  public void store(UpdateSettings changed) {
    act(
        new Activity.Working(),
        stop -> {
          Optional<Path> aside = desk().settingsFile().write(changed);
          show(
              () -> {
                settings.set(changed);
                say("models.settings.stored");
                aside.ifPresent(kept -> say("models.settings.kept", kept.toString()));
              });
        });
  }

  /** Does what the user asks for; old words make way. */
  private void act(Activity begun, StoppableWork.Work job) {
    if (isIdle()) {
      message.set(Optional.empty());
      run(begun, job);
    }
  }

  /** Does nothing while something else is under way. */
  private void run(Activity begun, StoppableWork.Work job) {
    if (!isIdle()) {
      return;
    }
    activity.set(begun);
    StoppableWork started = new StoppableWork();
    work = started;
    ModelFailures failures = new ModelFailures(use.texts(), words);
    use.background().execute(() -> ended(failures.of(started, job, desk().clock())));
  }

  private void ended(Optional<String> failure) {
    show(
        () -> {
          activity.set(new Activity.Idle());
          if (failure.isPresent()) {
            message.set(failure);
          }
          if (refreshWanted) {
            refresh();
          }
        });
  }

  private void show(Runnable change) {
    use.ui().execute(change);
  }

  /** Stops what is under way; what was fetched so far is kept for the next try. */
  public void cancel() {
    work.stop();
  }

  /** Forgets the offer. */
  public void dismissOffer() {
    offered = Optional.empty();
    offer.set(Optional.empty());
  }

  /** Returns the models on this computer; unmodifiable. */
  public ObservableList<ModelRow> rows() {
    return rowsView;
  }

  /** Returns which model gave way to which, the newest first; unmodifiable. */
  public ObservableList<String> changes() {
    return changesView;
  }

  /** Returns what the page is busy with. */
  public ReadOnlyObjectProperty<Activity> activityProperty() {
    return activity.getReadOnlyProperty();
  }

  /** Returns what was offered last. */
  public ReadOnlyObjectProperty<Optional<OfferView>> offerProperty() {
    return offer.getReadOnlyProperty();
  }

  /** Returns the last comparison. */
  public ReadOnlyObjectProperty<Optional<ComparisonView>> comparisonProperty() {
    return comparison.getReadOnlyProperty();
  }

  /** Returns what happened last, in words. */
  public ReadOnlyObjectProperty<Optional<String>> messageProperty() {
    return message.getReadOnlyProperty();
  }

  /** Returns where updates come from. */
  public ReadOnlyObjectProperty<UpdateSettings> settingsProperty() {
    return settings.getReadOnlyProperty();
  }
}
