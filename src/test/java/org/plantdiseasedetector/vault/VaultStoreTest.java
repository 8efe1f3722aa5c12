package org.plantdiseasedetector.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.vault.VaultException.Reason;

/** Who gets in, who does not, and what stays of it on disk. */
class VaultStoreTest {

  @TempDir private Path folder;

  private final MovableClock clock = new MovableClock();

  @Test
  void passphraseAndRecoveryKeyOpenTheSameKeys() throws VaultException {
    VaultStore.Created created = store().create(Vaults.passphrase());
    char[] written = created.recoveryKey().text();
    char[] database = created.vault().database().hex();
    created.vault().close();

    try (UnlockedVault byPassphrase = store().unlock(Vaults.passphrase());
        RecoveryKey typed = RecoveryKey.parse(written);
        UnlockedVault byRecovery = store().unlock(typed)) {
      assertThat(byPassphrase.database().hex()).isEqualTo(database);
      assertThat(byRecovery.database().hex()).isEqualTo(database);
      assertThat(byPassphrase.photos().hex()).isNotEqualTo(database);
    }
  }

  @Test
  void aVaultThatAnotherWindowMadeMeanwhileKeepsItsKey() throws Exception {
    VaultStore[] other = {store()};
    VaultStore slow =
        new VaultStore(
            file().getParent(),
            clock,
            new SecureRandom(),
            new KdfCalibration(() -> makeOnce(other), Duration.ZERO, 0));
    assertThatExceptionOfType(VaultException.class)
        .isThrownBy(() -> slow.create(new Passphrase("quite another passphrase".toCharArray())))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.EXISTS));
    store().unlock(Vaults.passphrase()).close();
    try (Stream<Path> files = Files.list(file().getParent())) {
      assertThat(files.filter(f -> f.toString().endsWith(".tmp"))).isEmpty();
    }
  }

  /** What happens while the cost of the passphrase is being measured. */
  private static long makeOnce(VaultStore[] other) {
    try {
      if (!other[0].exists()) {
        other[0].create(Vaults.passphrase()).vault().close();
      }
      return 0;
    } catch (VaultException refused) {
      throw new IllegalStateException(refused);
    }
  }

  @Test
  void aWrongPassphraseIsSaidAndDamagesNothing() throws Exception {
    store().create(Vaults.passphrase()).vault().close();
    byte[] before = Files.readAllBytes(file());
    assertRefused(Reason.WRONG_KEY, "wrong horse battery");
    assertThat(Files.readAllBytes(file())).isEqualTo(before);
    try (UnlockedVault vault = store().unlock(Vaults.passphrase())) {
      assertThat(vault.failedUnlocks()).isEqualTo(1);
    }
  }

  @Test
  void theWaitGrowsAndSurvivesANewStart() throws VaultException {
    store().create(Vaults.passphrase()).vault().close();
    List<Duration> waits = new ArrayList<>();
    for (int i = 0; i < 14; i++) {
      Duration waited = Duration.ZERO;
      while (refusal("wrong horse battery") == Reason.TOO_SOON) {
        clock.move(Duration.ofSeconds(5));
        waited = waited.plusSeconds(5);
      }
      waits.add(waited);
    }
    assertThat(waits.subList(0, 3)).containsOnly(Duration.ZERO);
    assertThat(waits.subList(3, 8)).isSorted().doesNotHaveDuplicates();
    assertThat(waits.getLast()).isEqualTo(Duration.ofMinutes(15));
    assertThat(refusal(Vaults.PASSPHRASE)).isEqualTo(Reason.TOO_SOON);
    clock.move(Duration.ofMinutes(15));
    store().unlock(Vaults.passphrase()).close();
    assertThat(refusal("wrong horse battery")).isEqualTo(Reason.WRONG_KEY);
  }

  @Test
  void movingTheClockDoesNotShortenTheWait() throws VaultException {
    failFourTimes();
    clock.move(Duration.ofDays(-3));
    assertThat(refusal(Vaults.PASSPHRASE)).isEqualTo(Reason.TOO_SOON);
    clock.move(Duration.ofSeconds(2));
    assertThat(refusal(Vaults.PASSPHRASE)).isEqualTo(Reason.TOO_SOON);
    clock.move(Duration.ofMinutes(1));
    store().unlock(Vaults.passphrase()).close();
  }

  @Test
  void aDamagedCounterCountsAsTheLongestWait() throws Exception {
    failFourTimes();
    Files.writeString(folder.resolve(UnlockAttempts.FILE), "{\"failures\":0}");
    clock.move(Duration.ofMinutes(14));
    assertThat(refusal(Vaults.PASSPHRASE)).isEqualTo(Reason.TOO_SOON);
    clock.move(Duration.ofMinutes(15));
    store().unlock(Vaults.passphrase()).close();
  }

  private void failFourTimes() throws VaultException {
    store().create(Vaults.passphrase()).vault().close();
    for (int i = 0; i < 4; i++) {
      clock.move(Duration.ofMinutes(20));
      assertThat(refusal("wrong horse battery")).isEqualTo(Reason.WRONG_KEY);
    }
  }

  @Test
  void aNewPassphraseReplacesTheOldOneAndKeepsTheKeys() throws VaultException {
    VaultStore.Created created = store().create(Vaults.passphrase());
    char[] written = created.recoveryKey().text();
    char[] database = created.vault().database().hex();
    try (Passphrase changed = new Passphrase("another long passphrase".toCharArray())) {
      store().changePassphrase(created.vault(), changed);
    }
    assertRefused(Reason.WRONG_KEY, Vaults.PASSPHRASE);
    try (UnlockedVault vault =
            store().unlock(new Passphrase("another long passphrase".toCharArray()));
        UnlockedVault recovered = store().unlock(RecoveryKey.parse(written))) {
      assertThat(vault.database().hex()).isEqualTo(database);
      assertThat(recovered.database().hex()).isEqualTo(database);
    }
  }

  @Test
  void everyFlippedBitOfTheVaultFileIsToldFromAWrongPassphrase() throws Exception {
    store().create(Vaults.passphrase()).vault().close();
    byte[] good = Files.readAllBytes(file());
    for (int at = 0; at < good.length; at++) {
      byte[] bad = good.clone();
      bad[at] ^= (byte) (1 << at % 8);
      Files.write(file(), bad);
      assertThat(refusal(Vaults.PASSPHRASE)).as("byte " + at).isEqualTo(Reason.TAMPERED);
    }
    Files.write(file(), Arrays.copyOf(good, good.length / 2));
    assertRefused(Reason.TAMPERED, Vaults.PASSPHRASE);
    Files.write(file(), new byte[1 << 20]);
    assertRefused(Reason.INPUT_OUTPUT, Vaults.PASSPHRASE);
    Files.write(file(), good);
    store().unlock(Vaults.passphrase()).close();
  }

  @Test
  void aWeakenedCostIsRefusedEvenWithAFreshChecksum() throws Exception {
    store().create(Vaults.passphrase()).vault().close();
    String text = Files.readString(file());
    rewrite(text.replace("\"memoryKib\":19456", "\"memoryKib\":64"));
    assertRefused(Reason.TAMPERED, Vaults.PASSPHRASE);
    rewrite(text.replace("\"memoryKib\":19456", "\"memoryKib\":100000000"));
    assertRefused(Reason.TAMPERED, Vaults.PASSPHRASE);
    rewrite(text.replace("\"iterations\":2", "\"iterations\":3"));
    assertRefused(Reason.WRONG_KEY, Vaults.PASSPHRASE);
    rewrite(text.replaceFirst("\"created\":\"2026", "\"created\":\"2025"));
    assertRefused(Reason.TAMPERED, Vaults.PASSPHRASE);
  }

  private void rewrite(String text) throws IOException {
    var node = new tools.jackson.databind.json.JsonMapper().readTree(text);
    Files.write(file(), CanonicalJson.render((tools.jackson.databind.node.ObjectNode) node));
  }

  @Test
  void anExistingVaultIsNeverReplaced() throws Exception {
    store().create(Vaults.passphrase()).vault().close();
    byte[] before = Files.readAllBytes(file());
    assertThatExceptionOfType(VaultException.class)
        .isThrownBy(() -> store().create(Vaults.passphrase()))
        .withMessageContaining("left as it is");
    assertThat(Files.readAllBytes(file())).isEqualTo(before);
  }

  @Test
  void aShortPassphraseIsRefusedBeforeAnythingIsWritten() {
    assertThatExceptionOfType(VaultException.class)
        .isThrownBy(() -> store().create(new Passphrase("short".toCharArray())))
        .withMessageContaining("12");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void neitherKeyNorPassphraseIsInTheFile() throws Exception {
    VaultStore.Created created = store().create(Vaults.passphrase());
    String text = Files.readString(file());
    String base64 = CanonicalJson.encode(created.vault().dataKey().live());
    assertThat(text).doesNotContain(Vaults.PASSPHRASE, base64);
    assertThat(text).doesNotContain(new String(created.recoveryKey().text()));
  }

  @Test
  void keysAreWipedWhenTheVaultIsClosed() throws VaultException {
    UnlockedVault vault = store().create(Vaults.passphrase()).vault();
    byte[] live = vault.photos().live();
    vault.close();
    assertThat(live).containsOnly(0);
    assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> vault.photos().mac());
  }

  @Test
  void theCalibrationNeverGoesBelowTheFloorAndSpendsWhatThereIs() throws VaultException {
    assertThat(Vaults.cheapCalibration().calibrate()).isEqualTo(KdfParameters.FLOOR);
    long[] now = {0};
    KdfCalibration fast =
        new KdfCalibration(() -> now[0] += 5_000_000, Duration.ofMillis(500), 64 * 1024);
    KdfParameters cost = fast.calibrate();
    assertThat(cost.memoryKib()).isEqualTo(64 * 1024);
    assertThat(cost.iterations()).isEqualTo(32);
  }

  @Test
  void argon2idMatchesTheReferenceImplementation() throws VaultException {
    // From src/test.c of the reference implementation, phc-winner-argon2.
    try (Passphrase password = new Passphrase("password".toCharArray());
        KeyMaterial key =
            Argon2.derive(
                password,
                "somesalt".getBytes(StandardCharsets.UTF_8),
                new KdfParameters(65536, 2, 1))) {
      assertThat(new String(key.hex()))
          .isEqualTo("09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7");
    }
  }

  private VaultStore store() {
    return new VaultStore(folder, clock, new SecureRandom(), Vaults.cheapCalibration());
  }

  private Path file() {
    return folder.resolve(VaultStore.FILE);
  }

  private void assertRefused(Reason reason, String passphrase) {
    clock.move(Duration.ofDays(1));
    assertThat(refusal(passphrase)).isEqualTo(reason);
  }

  private Reason refusal(String passphrase) {
    try (Passphrase typed = new Passphrase(passphrase.toCharArray())) {
      store().unlock(typed).close();
      throw new AssertionError("The vault opened");
    } catch (VaultException refused) {
      return refused.reason();
    }
  }
}
