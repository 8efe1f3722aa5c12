package org.plantdiseasedetector.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.history.h2.H2HistoryOpener;
import org.plantdiseasedetector.vault.CanonicalJson;
import org.plantdiseasedetector.vault.MovableClock;
import org.plantdiseasedetector.vault.UnlockedVault;
import org.plantdiseasedetector.vault.VaultException;
import org.plantdiseasedetector.vault.Vaults;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Backups that come back, and those that must not. */
class BackupsTest {

  @TempDir private Path data;

  private final MovableClock clock = new MovableClock();
  private final Backups backups =
      new Backups(
          new H2HistoryOpener(clock, new SecureRandom(), DiskSpace.REAL),
          folder -> Vaults.cheap(folder, clock),
          clock,
          DiskSpace.REAL);
  private Path folder;
  private Path target;

  @BeforeEach
  void fill() throws Exception {
    folder = data.resolve("history");
    target = data.resolve("backups");
    try (TestHistory history = TestHistory.open(folder, clock, DiskSpace.REAL)) {
      byte[] leaf = new byte[100_000];
      new Random(1).nextBytes(leaf);
      history.get().save(Cases.of(Cases.details("Huber", "n"), Cases.photo("a.jpg", leaf)));
    }
  }

  @Test
  void everyDamageIsRecognisedAndNothingIsReplaced() throws Exception {
    Path backup = create(7);
    byte[] good = Files.readAllBytes(backup);
    Random random = new Random(2);
    List<Integer> places = random.ints(25, 0, good.length).boxed().toList();
    for (int at : Stream.concat(Stream.of(0, 7, 8, 11, 12, 200), places.stream()).toList()) {
      byte[] bad = good.clone();
      bad[at] ^= (byte) (1 << random.nextInt(8));
      Files.write(backup, bad);
      assertRefused(backup);
    }
    Files.write(backup, Arrays.copyOf(good, good.length - 1));
    assertRefused(backup);
    Files.write(backup, Arrays.copyOf(good, good.length + 1));
    assertRefused(backup);
    Files.write(backup, new byte[0]);
    assertRefused(backup);
    Files.write(backup, good);
    assertThat(check(backup)).isEmpty();
  }

  private void assertRefused(Path backup) throws Exception {
    assertThat(check(backup)).isNotEmpty();
    List<Path> before = list();
    try {
      restore(backup, true);
      throw new AssertionError("A damaged backup was restored");
    } catch (HistoryException refused) {
      assertThat(refused.reason()).isEqualTo(HistoryException.Reason.TAMPERED);
    } catch (VaultException refused) {
      assertThat(refused.reason()).isEqualTo(VaultException.Reason.TAMPERED);
    }
    assertThat(list()).isEqualTo(before);
  }

  @Test
  void aReplacedHistoryIsMovedAsideAndStillOpens() throws Exception {
    Path backup = create(7);
    try (TestHistory history = TestHistory.open(folder, clock, DiskSpace.REAL)) {
      history.get().record("later", "x", "");
    }
    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(() -> restore(backup, false))
        .withMessageContaining("--replace");
    Path aside = restore(backup, true);
    try (TestHistory old = TestHistory.open(aside, clock, DiskSpace.REAL);
        TestHistory now = TestHistory.open(folder, clock, DiskSpace.REAL)) {
      assertThat(old.get().audit().stream().map(AuditEntry::action)).contains("later");
      assertThat(now.get().audit().stream().map(AuditEntry::action))
          .contains("saved", "restored")
          .doesNotContain("later");
      assertThat(now.get().verify(() -> {})).isEmpty();
    }
  }

  @Test
  void aHistoryWithoutItsVaultFileIsNotOverwritten() throws Exception {
    Path backup = create(7);
    Files.delete(folder.resolve("vault.json"));
    assertThatExceptionOfType(HistoryException.class).isThrownBy(() -> restore(backup, false));
    Path aside = restore(backup, true);
    assertThat(aside.resolve("cases.mv.db")).exists();
  }

  @Test
  void anOpenHistoryIsNeitherBackedUpNorReplaced() throws Exception {
    Path backup = create(7);
    try (TestHistory open = TestHistory.open(folder, clock, DiskSpace.REAL)) {
      assertThatExceptionOfType(HistoryException.class)
          .isThrownBy(() -> create(open.vault(), 7))
          .withMessageContaining("open in another window");
      assertThatExceptionOfType(HistoryException.class)
          .isThrownBy(() -> restore(backup, true))
          .withMessageContaining("open in another window");
    }
  }

  @Test
  void onlyTheNewestBackupsStay() throws Exception {
    Path first = create(2);
    Path second = create(2);
    Path third = create(2);
    assertThat(Backups.list(target)).containsExactly(second, third);
    assertThat(first).doesNotExist();
  }

  @Test
  void aBackupIsKeptAlsoWhereTheClockWasMovedBack() throws Exception {
    create(1);
    clock.move(Duration.ofDays(-400));
    Path newest = create(1);
    assertThat(newest).exists();
    assertThat(Backups.list(target)).contains(newest);
  }

  @Test
  void aRestoreThatWasCutOffBetweenItsMovesIsEndedAtTheNextStart() throws Exception {
    Path backup = create(7);
    restore(backup, true);
    // As it is after the old history was moved aside and before the new one was moved in.
    Path ready = data.resolve("history-restored");
    Files.move(folder, ready);
    Backups.finish(folder);
    assertThat(ready).doesNotExist();
    try (TestHistory history = TestHistory.open(folder, clock, DiskSpace.REAL)) {
      assertThat(history.get().verify(() -> {})).isEmpty();
      assertThat(history.get().search(CaseQuery.ALL, 0, 1).total()).isEqualTo(1);
    }
    Files.createDirectory(ready);
    Backups.finish(folder);
    assertThat(folder.resolve("vault.json")).exists();
  }

  @Test
  void whatAKilledBackupLeftIsRemovedAfterADay() throws Exception {
    Path old = Files.createDirectories(target.resolve(".trial-old").resolve("photos"));
    Path young = Files.createDirectories(target.resolve(".trial-young"));
    FileTime before = FileTime.from(clock.instant().minus(Duration.ofDays(2)));
    Files.createFile(old.resolve("x"));
    Files.setLastModifiedTime(old.getParent(), before);
    Files.setLastModifiedTime(young, FileTime.from(clock.instant()));
    create(1);
    assertThat(old.getParent()).doesNotExist();
    assertThat(young).exists();
  }

  @Test
  void aBackupOfADamagedHistoryIsNotMadeAndTheOldOnesStay() throws Exception {
    Path good = create(1);
    Path photo;
    try (Stream<Path> files = Files.walk(folder.resolve("photos"))) {
      photo = files.filter(file -> file.toString().endsWith(".original")).findFirst().orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(photo);
    bytes[5000] ^= 1;
    Files.write(photo, bytes);
    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(() -> create(1))
        .withMessageContaining("not whole");
    assertThat(list()).contains(good);
    assertThat(target.toFile().list()).containsExactly(good.getFileName().toString());
  }

  @Test
  void namesThatLeadOutOfTheFolderAreRefused() throws Exception {
    for (String name : List.of("../evil", "/etc/passwd", "photos/../../x", "lock", "a\\b")) {
      ObjectNode node = JsonNodeFactory.instance.objectNode();
      node.put("format", "pdd-backup").put("version", 1);
      node.put("vault", "0b7e8f6a-1c52-4e8e-9c2f-0123456789ab")
          .put("created", "2026-06-01T10:00:00Z");
      node.putArray("files")
          .addObject()
          .put("name", name)
          .put("bytes", 1)
          .put("sha256", CanonicalJson.encode(new byte[32]));
      byte[] text = CanonicalJson.render(node);
      var out = new ByteArrayOutputStream();
      out.writeBytes(new byte[] {'P', 'D', 'D', 'B', 'A', 'C', 'K', 1});
      out.writeBytes(ByteBuffer.allocate(4).putInt(0, text.length).array());
      out.writeBytes(text);
      out.write(0);
      Path hostile = data.resolve("hostile.pddbackup");
      Files.write(hostile, out.toByteArray());
      assertThatExceptionOfType(HistoryException.class)
          .isThrownBy(() -> restore(hostile, true))
          .withMessageContaining("damaged");
      assertThat(list()).doesNotContain(data.resolve("evil"), data.resolve("x"));
    }
  }

  private Path create(int keep) throws Exception {
    clock.move(Duration.ofMinutes(1));
    try (UnlockedVault vault = Vaults.cheap(folder, clock).unlock(Vaults.passphrase())) {
      return create(vault, keep);
    }
  }

  private Path create(UnlockedVault vault, int keep) throws HistoryException, VaultException {
    return backups.create(folder, vault, target, BackupRotation.newest(keep), TestHistory.WHO);
  }

  private List<Finding> check(Path backup) throws Exception {
    try (UnlockedVault vault = Vaults.cheap(folder, clock).unlock(Vaults.passphrase())) {
      return backups.check(backup, vault);
    }
  }

  private Path restore(Path backup, boolean replace) throws HistoryException, VaultException {
    clock.move(Duration.ofMinutes(1));
    return backups.restore(
        backup, folder, replace, vault -> vault.unlock(Vaults.passphrase()), TestHistory.WHO);
  }

  private List<Path> list() throws Exception {
    try (Stream<Path> files = Files.walk(data)) {
      return files.sorted().toList();
    }
  }
}
