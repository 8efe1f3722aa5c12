package org.plantdiseasedetector.ui.history;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.casebook.FolderWatch;
import org.plantdiseasedetector.casebook.PhotoImport;
import org.plantdiseasedetector.casebook.WatchedFolderFile;
import org.plantdiseasedetector.diagnosis.DiagnosisService;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.ui.diagnose.DiagnoseViewModel;
import org.plantdiseasedetector.ui.diagnose.ModelState;
import org.plantdiseasedetector.ui.vault.VaultState;
import org.plantdiseasedetector.ui.vault.VaultViewModel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes photos of a card or folder into the history, once or, from the folder that the user chose
 * to be watched, whenever new ones turn up there. Works only while the history is open; what was
 * not done then is done later. Used on the user-interface thread.
 */
public final class ImportViewModel {

  private static final Logger LOG = LoggerFactory.getLogger(ImportViewModel.class);

  private final Dependencies use;
  private final ReadOnlyObjectWrapper<Progress> progress =
      new ReadOnlyObjectWrapper<>(Progress.NONE);
  private final ReadOnlyObjectWrapper<Progress> watchProgress =
      new ReadOnlyObjectWrapper<>(Progress.NONE);
  private final ReadOnlyBooleanWrapper importing = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Optional<Path>> watched =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<String>> message =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<String>> watchProblem =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private AtomicBoolean cancelled = new AtomicBoolean();
  private AtomicBoolean watchEnded = new AtomicBoolean();
  private boolean looking;
  private @Nullable FolderWatch watch;
  private @Nullable DiagnosisService service;

  /**
   * What the view model works with.
   *
   * @param vault the history
   * @param photos makes cases
   * @param watchFile keeps which folder is watched
   * @param background runs long work
   * @param ui runs every change of a property, in order
   * @param texts words of the messages
   */
  public record Dependencies(
      VaultViewModel vault,
      PhotoImport photos,
      WatchedFolderFile watchFile,
      Executor background,
      Executor ui,
      Texts texts) {}

  /**
   * How far an import has come.
   *
   * @param done photos that were looked at
   * @param of how many there are
   * @param saved new cases
   * @param known photos that the history had
   * @param refused what could not be used, the first {@link #MOST_TOLD} of them in words
   * @param failures how many could not be used
   */
  public record Progress(
      int done, int of, int saved, int known, List<String> refused, int failures) {

    /** Nothing was done. */
    public static final Progress NONE = new Progress(0, 0, 0, 0, List.of(), 0);

    static final int MOST_TOLD = 100;

    Progress with(int nowDone, int nowOf, PhotoImport.Result result) {
      return switch (result) {
        case PhotoImport.Result.Saved(long number) ->
            new Progress(nowDone, nowOf, saved + 1, known, refused, failures);
        case PhotoImport.Result.Known() ->
            new Progress(nowDone, nowOf, saved, known + 1, refused, failures);
        case PhotoImport.Result.Refused(String reason) ->
            new Progress(nowDone, nowOf, saved, known, and(reason), failures + 1);
      };
    }

    private List<String> and(String reason) {
      if (refused.size() >= MOST_TOLD) {
        return refused;
      }
      List<String> more = new ArrayList<>(refused);
      more.add(reason);
      return List.copyOf(more);
    }
  }

  /**
   * Makes the view model; {@link #start} reads which folder is watched.
   *
   * @param dependencies what it works with
   */
  public ImportViewModel(Dependencies dependencies) {
    this.use = dependencies;
    use.vault().stateProperty().subscribe(this::vaultChanged);
  }

  private void vaultChanged(VaultState state) {
    if (!(state instanceof VaultState.Open)) {
      // What was refused names files; nothing of it stays on a locked screen.
      cancelled.set(true);
      watchEnded.set(true);
      progress.set(Progress.NONE);
      watchProgress.set(Progress.NONE);
      message.set(Optional.empty());
      watched.get().ifPresent(this::begin);
    }
  }

  /**
   * Follows the model.
   *
   * @param photos knows which model is loaded
   */
  void follow(DiagnoseViewModel photos) {
    photos
        .modelProperty()
        .subscribe(
            state ->
                service = state instanceof ModelState.Ready(var loaded) ? loaded.service() : null);
  }

  /** Reads which folder is watched. */
  public void start() {
    use.background()
        .execute(
            () -> {
              try {
                Optional<Path> stored = use.watchFile().read();
                use.ui().execute(() -> stored.ifPresent(this::begin));
              } catch (IOException damaged) {
                LOG.warn("event=watched_folder_unreadable", damaged);
                tellOfWatch("import.watch.unreadable", String.valueOf(damaged.getMessage()));
              }
            });
  }

  private void begin(Path folder) {
    watched.set(Optional.of(folder));
    watch = new FolderWatch(folder, use.photos());
    watchEnded = new AtomicBoolean();
  }

  /**
   * Watches a folder from now on, also after the next start.
   *
   * @param folder the folder
   */
  public void watch(Path folder) {
    keep(Optional.of(folder), () -> begin(folder));
  }

  /** Watches no folder any more. */
  public void stopWatching() {
    keep(
        Optional.empty(),
        () -> {
          watchEnded.set(true);
          watch = null;
          watched.set(Optional.empty());
        });
  }

  private void keep(Optional<Path> folder, Runnable then) {
    use.background()
        .execute(
            () -> {
              try {
                use.watchFile().write(folder);
                use.ui()
                    .execute(
                        () -> {
                          watchProgress.set(Progress.NONE);
                          watchProblem.set(Optional.empty());
                          then.run();
                        });
              } catch (IOException refused) {
                tellOfWatch("import.watch.not-kept", String.valueOf(refused.getMessage()));
              }
            });
  }

  private void tellOfWatch(String key, String why) {
    String told = use.texts().format(key, String.valueOf(use.watchFile().file()), why);
    use.ui().execute(() -> watchProblem.set(Optional.of(told)));
  }

  /** Called every few seconds: looks into the watched folder. */
  public void tick() {
    FolderWatch now = watch;
    DiagnosisService model = service;
    if (now == null || model == null || looking || !use.vault().isOpen()) {
      return;
    }
    looking = true;
    AtomicBoolean ended = watchEnded;
    use.background()
        .execute(
            () -> {
              Optional<String> problem = look(now, model, ended);
              use.ui()
                  .execute(
                      () -> {
                        looking = false;
                        if (!ended.get()) {
                          watchProblem.set(problem);
                        }
                      });
            });
  }

  private Optional<String> look(FolderWatch now, DiagnosisService model, AtomicBoolean ended) {
    try {
      now.look(
          model::diagnose,
          (done, of, result) ->
              use.ui()
                  .execute(
                      () -> {
                        if (!ended.get()) {
                          watchProgress.set(watchProgress.get().with(done, of, result));
                        }
                      }),
          ended::get);
      return Optional.empty();
    } catch (IOException missing) {
      return Optional.of(
          use.texts().format("import.watch.missing", String.valueOf(missing.getMessage())));
    } catch (HistoryException refused) {
      return Optional.of(refused.getMessage());
    } catch (RuntimeException unexpected) {
      LOG.error("event=watch_failed", unexpected);
      return Optional.of(
          use.texts().format("vault.unexpected", String.valueOf(unexpected.getMessage())));
    }
  }

  /**
   * Imports the photos of a card or folder that are not in the history yet.
   *
   * @param folder the card or folder
   */
  public void importFrom(Path folder) {
    DiagnosisService model = service;
    if (importing.get() || !use.vault().isOpen()) {
      return;
    }
    if (model == null) {
      message.set(Optional.of(use.texts().get("import.no-model")));
      return;
    }
    importing.set(true);
    progress.set(Progress.NONE);
    message.set(Optional.of(use.texts().format("import.searching", folder.toString())));
    AtomicBoolean stop = new AtomicBoolean();
    cancelled = stop;
    use.background()
        .execute(
            () -> {
              String outcome = run(folder, model, stop);
              use.ui()
                  .execute(
                      () -> {
                        importing.set(false);
                        if (use.vault().isOpen()) {
                          message.set(Optional.of(outcome));
                        }
                      });
            });
  }

  private String run(Path folder, DiagnosisService model, AtomicBoolean stop) {
    try {
      List<Path> found = PhotoImport.photos(folder);
      use.photos()
          .run(
              found,
              model::diagnose,
              (done, of, result) -> use.ui().execute(() -> taken(done, of, result)),
              stop::get);
      return use.texts()
          .format(stop.get() ? "import.stopped" : "import.finished", folder.toString());
    } catch (IOException missing) {
      return use.texts().format("import.missing", String.valueOf(missing.getMessage()));
    } catch (HistoryException refused) {
      return refused.getMessage();
    } catch (RuntimeException unexpected) {
      LOG.error("event=import_failed", unexpected);
      return use.texts().format("vault.unexpected", String.valueOf(unexpected.getMessage()));
    }
  }

  private void taken(int done, int of, PhotoImport.Result result) {
    if (use.vault().isOpen()) {
      // An import is work that goes on; the history does not lock itself under it.
      use.vault().activity();
      progress.set(progress.get().with(done, of, result));
      message.set(Optional.empty());
    }
  }

  /** Stops the import after the photo under way; started again it goes on where it ended. */
  public void cancel() {
    cancelled.set(true);
  }

  /** Returns how far the import has come. */
  public ReadOnlyObjectProperty<Progress> progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /** Returns whether an import is under way. */
  public ReadOnlyBooleanProperty importingProperty() {
    return importing.getReadOnlyProperty();
  }

  /** Returns what came of the import, if anything. */
  public ReadOnlyObjectProperty<Optional<String>> messageProperty() {
    return message.getReadOnlyProperty();
  }

  /** Returns the watched folder. */
  public ReadOnlyObjectProperty<Optional<Path>> watchedProperty() {
    return watched.getReadOnlyProperty();
  }

  /** Returns what was found in the watched folder since it is watched or the history was opened. */
  public ReadOnlyObjectProperty<Progress> watchProgressProperty() {
    return watchProgress.getReadOnlyProperty();
  }

  /** Returns why the folder cannot be watched, if so. */
  public ReadOnlyObjectProperty<Optional<String>> watchProblemProperty() {
    return watchProblem.getReadOnlyProperty();
  }
}
