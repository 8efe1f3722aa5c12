package org.plantdiseasedetector.ui.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.casebook.CaseBook;
import org.plantdiseasedetector.casebook.KeychainDoor;
import org.plantdiseasedetector.casebook.KeychainWay;
import org.plantdiseasedetector.casebook.WindowSettingsFile;
import org.plantdiseasedetector.history.CaseQuery;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.ui.testkit.TestBook;
import org.plantdiseasedetector.vault.KeychainKey;
import org.plantdiseasedetector.vault.MemoryKeychain;
import org.plantdiseasedetector.vault.MovableClock;
import org.plantdiseasedetector.vault.UnlockedVault;
import org.plantdiseasedetector.vault.VaultException;
import org.plantdiseasedetector.vault.VaultStore;
import org.plantdiseasedetector.vault.Vaults;

class VaultViewModelTest {

  @TempDir private Path data;

  private final MovableClock clock = new MovableClock();
  private CaseBook book;
  private VaultViewModel vault;

  @BeforeEach
  void start() {
    book = TestBook.of(data, clock);
    vault = started(book);
  }

  @AfterEach
  void close() throws HistoryException {
    book.lock();
  }

  private VaultViewModel started(CaseBook of) {
    VaultViewModel made =
        new VaultViewModel(
            new VaultViewModel.Dependencies(
                of,
                new WindowSettingsFile(data.resolve("history-window.json")),
                Runnable::run,
                Runnable::run,
                clock,
                Texts.load(Locale.ENGLISH)));
    made.start();
    return made;
  }

  private static char[] secret() {
    return Vaults.PASSPHRASE.toCharArray();
  }

  private void make() {
    vault.create(secret(), secret());
    vault.keyIsKept();
  }

  private String message() {
    return vault.messageProperty().get().orElse("");
  }

  private VaultState state() {
    return vault.stateProperty().get();
  }

  /** Lets time pass as the app would see it, second by second. */
  private void pass(Duration time) {
    for (long second = 0; second < time.toSeconds(); second++) {
      clock.move(Duration.ofSeconds(1));
      vault.tick();
    }
  }

  private boolean isClosed() {
    try {
      book.use(history -> history.search(CaseQuery.ALL, 0, 1));
      return false;
    } catch (HistoryException | IOException locked) {
      return true;
    }
  }

  @Test
  void nothingIsWrittenBeforeAChoiceAndNoHistoryIsRememberedAndReversible() throws IOException {
    assertThat(state()).isInstanceOf(VaultState.Undecided.class);
    try (Stream<Path> files = Files.list(data)) {
      assertThat(files).isEmpty();
    }

    vault.decline();
    vault = started(book);
    assertThat(state()).isInstanceOf(VaultState.Declined.class);
    assertThat(data.resolve("history")).doesNotExist();

    vault.reconsider();
    vault = started(book);
    assertThat(state()).isInstanceOf(VaultState.Undecided.class);
  }

  @Test
  void theRecoveryKeyStaysUntilItIsKeptAndIsThenOverwritten() {
    vault.create(secret(), secret());
    char[] key = ((VaultState.ShowingKey) state()).recoveryKey();
    String text = new String(key);
    vault.lock();
    pass(Duration.ofMinutes(11));
    assertThat(state()).isInstanceOf(VaultState.ShowingKey.class);

    vault.keyIsKept();
    assertThat(state()).isInstanceOf(VaultState.Open.class);
    assertThat(key).containsOnly('\0');

    vault.lock();
    vault.unlockWithRecoveryKey(text.toCharArray());
    assertThat(state()).isInstanceOf(VaultState.Open.class);
  }

  @Test
  void passphrasesThatDifferMakeNothing() {
    vault.create(secret(), "something else".toCharArray());
    assertThat(message()).contains("differ");
    assertThat(book.state()).isEqualTo(CaseBook.State.NONE);
  }

  @Test
  void aWrongPassphraseIsToldAndDamagesNothing() {
    make();
    vault.lock();
    char[] wrong = "wrong passphrase".toCharArray();

    vault.unlock(wrong);
    assertThat(message())
        .isEqualTo(
            "The passphrase is wrong. Nothing was changed; try again, or"
                + " use the recovery key.");
    assertThat(wrong).containsOnly('\0');
    assertThat(state()).isInstanceOf(VaultState.Locked.class);
    assertThat(vault.waitSecondsProperty().get()).isZero();

    vault.unlock(secret());
    assertThat(state()).isInstanceOf(VaultState.Open.class);
    assertThat(message()).contains("Wrong passphrases since the last time: 1.");
  }

  @Test
  void afterThreeWrongPassphrasesTheWaitIsCountedDownAndGrows() {
    make();
    vault.lock();
    for (int i = 0; i < 3; i++) {
      vault.unlock("wrong passphrase".toCharArray());
    }
    assertThat(vault.waitSecondsProperty().get()).isEqualTo(5);
    pass(Duration.ofSeconds(2));
    assertThat(vault.waitSecondsProperty().get()).isEqualTo(3);

    vault.unlock(secret());
    assertThat(state()).isInstanceOf(VaultState.Locked.class);
    assertThat(message()).contains("the next one is possible in 3 s");

    pass(Duration.ofSeconds(3));
    assertThat(vault.waitSecondsProperty().get()).isZero();
    vault.unlock("wrong passphrase".toCharArray());
    assertThat(vault.waitSecondsProperty().get()).isEqualTo(10);
    pass(Duration.ofSeconds(10));
    vault.unlock(secret());
    assertThat(state()).isInstanceOf(VaultState.Open.class);
  }

  @Test
  void locksWhenNobodyIsThereForAsLongAsTheSettingSays() {
    make();
    pass(Duration.ofMinutes(9));
    vault.activity();
    pass(Duration.ofMinutes(9));
    assertThat(state()).isInstanceOf(VaultState.Open.class);
    pass(Duration.ofMinutes(1));
    assertThat(state()).isInstanceOf(VaultState.Locked.class);
    assertThat(message()).contains("nobody used the app");
    assertThat(isClosed()).isTrue();

    vault.lockAfter(1);
    vault = started(book);
    vault.unlock(secret());
    pass(Duration.ofMinutes(1));
    assertThat(state()).isInstanceOf(VaultState.Locked.class);
  }

  @Test
  void locksWhenTheComputerWasAsleep() {
    make();
    clock.move(Duration.ofMinutes(1));
    vault.tick();
    assertThat(state()).isInstanceOf(VaultState.Locked.class);
    assertThat(message()).contains("asleep");
  }

  @Test
  void aClockThatIsSetBackDoesNotKeepTheHistoryOpen() {
    make();
    pass(Duration.ofMinutes(5));
    clock.move(Duration.ofDays(-1));
    pass(Duration.ofMinutes(5).plusSeconds(1));
    assertThat(state()).isInstanceOf(VaultState.Locked.class);
  }

  @Test
  void aSecondInstanceIsToldThatTheHistoryIsInUse() throws HistoryException {
    make();
    CaseBook other = TestBook.of(data, clock);
    VaultViewModel second = started(other);
    second.unlock(secret());

    assertThat(second.stateProperty().get()).isInstanceOf(VaultState.Locked.class);
    assertThat(second.messageProperty().get().orElse("")).contains("another");
    assertThat(state()).isInstanceOf(VaultState.Open.class);

    vault.lock();
    second.unlock(secret());
    assertThat(second.isOpen()).isTrue();
    other.lock();
  }

  @Test
  void thePassphraseChangesOnlyWithTheOldOne() {
    make();
    vault.changePassphrase("wrong passphrase".toCharArray(), changed(), changed());
    assertThat(message()).contains("wrong");
    vault.changePassphrase(secret(), changed(), secret());
    assertThat(message()).contains("differ");
    vault.changePassphrase(secret(), changed(), changed());
    assertThat(message()).contains("was changed");

    vault.lock();
    vault.unlock(secret());
    assertThat(state()).isInstanceOf(VaultState.Locked.class);
    vault.unlock(changed());
    assertThat(state()).isInstanceOf(VaultState.Open.class);
  }

  private static char[] changed() {
    return "a different passphrase".toCharArray();
  }

  @Test
  void theKeychainIsOfferedOnlyWhereItWorks() throws HistoryException {
    assertThat(vault.keychainProperty().get()).isFalse();
    CaseBook with = TestBook.of(data, clock, new FakeKeychain());
    VaultViewModel offered = started(with);
    assertThat(offered.keychainProperty().get()).isTrue();
    offered.createWithKeychain();
    offered.keyIsKept();
    offered.lock();
    offered.unlockWithKeychain();
    assertThat(offered.isOpen()).isTrue();
    with.lock();
  }

  @Test
  void damagedSettingsAreKeptAsideAndTold() throws IOException {
    Files.writeString(data.resolve("history-window.json"), "{");
    vault = started(book);
    assertThat(message()).contains("history-window.json are damaged").contains("kept as");
    try (Stream<Path> files = Files.list(data)) {
      assertThat(files).singleElement().asString().contains("history-window-damaged-");
    }
  }

  @Test
  void nothingGetsAtALockedHistory() {
    make();
    vault.lock();
    assertThatThrownBy(() -> book.use(history -> history.audit()))
        .isInstanceOf(HistoryException.class)
        .hasMessageContaining("locked");
  }

  private CaseBook bookOf(MemoryKeychain entries) {
    Path folder = data.resolve("history");
    KeychainKey key =
        new KeychainKey(folder, Vaults.cheap(folder, clock), entries, new SecureRandom());
    return TestBook.of(data, clock, new KeychainWay(folder, key));
  }

  @Test
  void aKeychainThatFailsWhenItsKeyIsWantedLeavesTheOtherWays() throws HistoryException {
    MemoryKeychain entries = new MemoryKeychain();
    CaseBook with = bookOf(entries);
    vault = started(with);
    vault.createWithKeychain();
    VaultState.ShowingKey shown = (VaultState.ShowingKey) state();
    char[] recoveryKey = shown.recoveryKey().clone();
    vault.keyIsKept();
    vault.lock();
    entries.setLocked(true);

    vault.unlockWithKeychain();
    assertThat(vault.isOpen()).isFalse();
    assertThat(message()).contains("keychain").contains("passphrase or the recovery key");
    vault.unlockWithRecoveryKey(recoveryKey);
    assertThat(vault.isOpen()).isTrue();
    with.lock();
  }

  @Test
  void aKeychainThatRefusesANewKeyLeavesNoHistoryThatNobodyCanOpen() throws HistoryException {
    MemoryKeychain entries = new MemoryKeychain();
    CaseBook with = bookOf(entries);
    vault = started(with);
    assertThat(vault.keychainProperty().get()).isTrue();
    entries.setLocked(true);

    vault.createWithKeychain();
    assertThat(message()).contains("no history was made").contains("passphrase");
    assertThat(with.state()).isEqualTo(CaseBook.State.NONE);
    make();
    assertThat(vault.isOpen()).isTrue();
    with.lock();
  }

  @Test
  void theChoicesDoNotWaitForTheKeychain() {
    List<Runnable> background = new ArrayList<>();
    VaultViewModel slow =
        new VaultViewModel(
            new VaultViewModel.Dependencies(
                bookOf(new MemoryKeychain()),
                new WindowSettingsFile(data.resolve("history-window.json")),
                background::add,
                Runnable::run,
                clock,
                Texts.load(Locale.ENGLISH)));
    slow.start();
    background.removeFirst().run();
    assertThat(slow.stateProperty().get()).isInstanceOf(VaultState.Undecided.class);
    assertThat(slow.keychainProperty().get()).isFalse();
    background.removeFirst().run();
    assertThat(slow.keychainProperty().get()).isTrue();
  }

  /** Keeps the passphrase of the tests. */
  private static final class FakeKeychain implements KeychainDoor {

    @Override
    public boolean available() {
      return true;
    }

    @Override
    public boolean opens(VaultStore vault) {
      return vault.exists();
    }

    @Override
    public VaultStore.Created create(VaultStore vault) throws VaultException {
      return vault.create(Vaults.passphrase());
    }

    @Override
    public UnlockedVault unlock(VaultStore vault) throws VaultException {
      return vault.unlock(Vaults.passphrase());
    }
  }
}
