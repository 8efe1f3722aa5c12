package org.plantdiseasedetector.ui.vault;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.plantdiseasedetector.casebook.CaseBook;
import org.plantdiseasedetector.casebook.WindowSettings;
import org.plantdiseasedetector.casebook.WindowSettingsFile;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.vault.Passphrase;
import org.plantdiseasedetector.vault.RecoveryKey;
import org.plantdiseasedetector.vault.VaultException;

/**
 * Makes, unlocks and locks the history. Every method is called on the user-interface thread and
 * returns at once; long work runs on the background executor. Character arrays that are handed in
 * are overwritten.
 */
public final class VaultViewModel {

  private final Dependencies use;
  private final ReadOnlyObjectWrapper<VaultState> state =
      new ReadOnlyObjectWrapper<>(new VaultState.Starting());
  private final ReadOnlyObjectWrapper<Optional<String>> message =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper keychain = new ReadOnlyBooleanWrapper();
  private final KeptSettings settings;
  private final IdleWatch watch;
  private final VaultWorker worker;
  private final UnlockWait wait;

  /**
   * What the view model works with.
   *
   * @param book the history
   * @param settings where settings are kept
   * @param background runs long work
   * @param ui runs every change of a property, in order
   * @param clock for waiting and for locking when idle
   * @param texts words of the messages
   */
  public record Dependencies(
      CaseBook book,
      WindowSettingsFile settings,
      Executor background,
      Executor ui,
      InstantSource clock,
      Texts texts) {}

  /**
   * Makes the view model; {@link #start} looks at the folder.
   *
   * @param dependencies what it works with
   */
  public VaultViewModel(Dependencies dependencies) {
    this.use = dependencies;
    this.worker =
        new VaultWorker(use.book(), use.background(), use.ui(), use.texts(), this::refused);
    this.watch = new IdleWatch(use.clock());
    this.wait = new UnlockWait(use.clock());
    this.settings = new KeptSettings(use.settings(), use.background(), this::notKept);
  }

  /** Finds out where the history stands. */
  public void start() {
    use.background()
        .execute(
            () -> {
              WindowSettingsFile.Found found = use.settings().read();
              CaseBook.State there = use.book().state();
              use.ui().execute(() -> started(found, there));
            });
  }

  /** The choices wait for no keychain: the system may ask the user for its password first. */
  private void askKeychain(boolean toMake) {
    use.background()
        .execute(
            () -> {
              boolean offered = toMake ? use.book().canUseKeychain() : use.book().keychainOpens();
              use.ui().execute(() -> keychainAnswered(toMake, offered));
            });
  }

  /** Meanwhile the user may have chosen; then {@link #close} asks anew. */
  private void keychainAnswered(boolean toMake, boolean offered) {
    if (toMake == (state.get() instanceof VaultState.Undecided)) {
      keychain.set(offered);
    }
  }

  private void started(WindowSettingsFile.Found found, CaseBook.State there) {
    settings.show(found.settings());
    message.set(found.problem());
    state.set(
        switch (there) {
          case NONE ->
              found.settings().noHistory() ? new VaultState.Declined() : new VaultState.Undecided();
          case LOCKED -> new VaultState.Locked();
          case OPEN -> new VaultState.Open();
        });
    if (!(state.get() instanceof VaultState.Declined)) {
      askKeychain(there == CaseBook.State.NONE);
    }
  }

  /**
   * Makes a history that a passphrase opens.
   *
   * @param passphrase the passphrase
   * @param again the same, typed a second time
   */
  public void create(char[] passphrase, char[] again) {
    if (!Arrays.equals(passphrase, again)) {
      Arrays.fill(passphrase, '\0');
      Arrays.fill(again, '\0');
      message.set(Optional.of(use.texts().get("vault.passphrases-differ")));
      return;
    }
    Arrays.fill(again, '\0');
    work(
        () -> {
          try (Passphrase typed = new Passphrase(passphrase)) {
            return shown(use.book().create(typed));
          }
        });
  }

  /** Makes a history that this computer's keychain opens. */
  public void createWithKeychain() {
    work(() -> shown(use.book().createWithKeychain()));
  }

  private Runnable shown(RecoveryKey key) {
    try (key) {
      char[] text = key.text();
      return () -> state.set(new VaultState.ShowingKey(text));
    }
  }

  /** Takes the recovery key off the screen, after the user said that it is kept. */
  public void keyIsKept() {
    if (state.get() instanceof VaultState.ShowingKey(char[] key)) {
      Arrays.fill(key, '\0');
      become(new VaultState.Open());
    }
  }

  /** Decides against a history; nothing is written but this decision. */
  public void decline() {
    state.set(new VaultState.Declined());
    settings.noHistory(true);
  }

  /** Takes the decision back, so that the choices are shown again. */
  public void reconsider() {
    state.set(new VaultState.Undecided());
    settings.noHistory(false);
    askKeychain(true);
  }

  /**
   * Changes the time until locking.
   *
   * @param minutes 1 to 120
   */
  public void lockAfter(int minutes) {
    settings.lockAfter(minutes);
  }

  /**
   * Switches saving of every diagnosis on or off.
   *
   * @param on whether every diagnosis becomes a case
   */
  public void saveAll(boolean on) {
    settings.saveAll(on);
  }

  private void notKept(IOException refused) {
    String told =
        use.texts()
            .format(
                "vault.settings-failed",
                String.valueOf(use.settings().file()),
                String.valueOf(refused.getMessage()));
    use.ui().execute(() -> message.set(Optional.of(told)));
  }

  /**
   * Opens the history with the passphrase.
   *
   * @param passphrase what was typed
   */
  public void unlock(char[] passphrase) {
    work(
        () -> {
          try (Passphrase typed = new Passphrase(passphrase)) {
            return opened(use.book().unlock(typed));
          }
        });
  }

  /**
   * Opens the history with the recovery key.
   *
   * @param typed what was typed
   */
  public void unlockWithRecoveryKey(char[] typed) {
    work(
        () -> {
          try (RecoveryKey key = RecoveryKey.parse(typed)) {
            return opened(use.book().unlock(key));
          } finally {
            Arrays.fill(typed, '\0');
          }
        });
  }

  /** Opens the history with this computer's keychain. */
  public void unlockWithKeychain() {
    work(() -> opened(use.book().unlockWithKeychain()));
  }

  private Runnable opened(List<String> notices) {
    return () -> {
      message.set(notices.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", notices)));
      become(new VaultState.Open());
    };
  }

  private void become(VaultState next) {
    watch.activity();
    wait.end();
    state.set(next);
  }

  /**
   * Replaces the passphrase.
   *
   * @param old the present one
   * @param changed the new one
   * @param again the new one, typed a second time
   */
  public void changePassphrase(char[] old, char[] changed, char[] again) {
    boolean same = Arrays.equals(changed, again);
    Arrays.fill(again, '\0');
    work(
        () -> {
          try (Passphrase present = new Passphrase(old);
              Passphrase next = new Passphrase(changed)) {
            if (!same) {
              throw new VaultException(
                  VaultException.Reason.UNUSABLE_KEY, use.texts().get("vault.passphrases-differ"));
            }
            use.book().changePassphrase(present, next);
            return () -> message.set(Optional.of(use.texts().get("vault.passphrase-changed")));
          }
        });
  }

  /** Locks the history at the user's wish. */
  public void lock() {
    lock("vault.locked");
  }

  private void lock(String reason) {
    if (!(state.get() instanceof VaultState.Open)) {
      return;
    }
    state.set(new VaultState.Locked());
    message.set(Optional.of(use.texts().get(reason)));
    worker.run(this::close);
  }

  /** Works on the folder of the history; one that is open is locked for it. */
  void replace(String meanwhile, VaultWorker.Work work) {
    if (isOpen()) {
      state.set(new VaultState.Locked());
    }
    message.set(Optional.of(meanwhile));
    worker.run(work);
  }

  /** The folder has another history now, which is locked. */
  void replaced(String told) {
    settings.noHistory(false);
    message.set(Optional.of(told));
    state.set(new VaultState.Locked());
    askKeychain(false);
  }

  private Runnable close() throws HistoryException {
    use.book().lock();
    boolean offered = use.book().keychainOpens();
    return () -> keychain.set(offered);
  }

  /** Tells that the user is there: a key, the mouse, or work that goes on. */
  public void activity() {
    watch.activity();
  }

  /** Called every second: locks after sleep or when nobody is there, and counts waiting down. */
  public void tick() {
    IdleWatch.Noticed noticed = watch.tick(Duration.ofMinutes(settings.get().autoLockMinutes()));
    if (noticed == IdleWatch.Noticed.ASLEEP) {
      lock("vault.locked.asleep");
    } else if (noticed == IdleWatch.Noticed.IDLE) {
      lock("vault.locked.idle");
    }
    wait.tick();
  }

  /** A second wish has to wait until the first one is done. */
  private void work(VaultWorker.Work work) {
    if (!worker.busyProperty().get()) {
      message.set(Optional.empty());
      worker.run(work);
    }
  }

  private void refused(String what, Duration left) {
    message.set(Optional.of(what));
    wait.begin(left);
  }

  /** Tells something, after what is told already. */
  void tell(String what) {
    message.set(Optional.of(message.get().map(told -> told + " " + what).orElse(what)));
  }

  /** Takes the message away. */
  public void dismissMessage() {
    message.set(Optional.empty());
  }

  /** Returns where the history stands. */
  public ReadOnlyObjectProperty<VaultState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** Returns whether the history can be used now. */
  public boolean isOpen() {
    return state.get() instanceof VaultState.Open;
  }

  /** Returns what would be lost if the app was closed now, in words. */
  public Optional<String> unsaved() {
    return state.get() instanceof VaultState.ShowingKey
        ? Optional.of(use.texts().get("closing.recovery-key"))
        : Optional.empty();
  }

  /** Returns whether there is a history, be it locked. */
  public boolean hasHistory() {
    return isOpen() || state.get() instanceof VaultState.Locked;
  }

  /** Returns whether keys are being derived or the history is being closed. */
  public ReadOnlyBooleanProperty busyProperty() {
    return worker.busyProperty();
  }

  /** Returns what the user should know, if anything. */
  public ReadOnlyObjectProperty<Optional<String>> messageProperty() {
    return message.getReadOnlyProperty();
  }

  /** Returns the seconds until the next passphrase may be tried; 0 for now. */
  public ReadOnlyLongProperty waitSecondsProperty() {
    return wait.secondsProperty();
  }

  /** Returns whether the keychain can make, or open, the history. */
  public ReadOnlyBooleanProperty keychainProperty() {
    return keychain.getReadOnlyProperty();
  }

  /** Returns the settings. */
  public ReadOnlyObjectProperty<WindowSettings> settingsProperty() {
    return settings.property();
  }

  /** Returns the history; it is open exactly while the state says so. */
  public CaseBook book() {
    return use.book();
  }
}
