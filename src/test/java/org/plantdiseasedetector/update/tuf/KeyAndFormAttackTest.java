package org.plantdiseasedetector.update.tuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plantdiseasedetector.domain.Sha256;
import org.plantdiseasedetector.update.publish.SignedWriter;
import org.plantdiseasedetector.update.publish.SigningKey;
import org.plantdiseasedetector.update.tuf.TufException.Reason;
import tools.jackson.databind.node.ObjectNode;

/** Attacks with stolen keys, forged roots and metadata of a strange form. */
class KeyAndFormAttackTest {

  @TempDir private Path folder;
  private final RepositoryForTest repository = new RepositoryForTest();
  private final byte[] shipped = repository.root(1);
  private Clock clock = Clock.fixed(RepositoryForTest.NOW, ZoneOffset.UTC);

  private TrustedStore store() {
    return new TrustedStore(folder, shipped, WireForm.CANONICAL);
  }

  private TrustedMetadata refresh(Freshness freshness) throws Exception {
    return new ClientWorkflow(store(), repository, clock, freshness).refresh();
  }

  private TrustedMetadata refresh() throws Exception {
    return refresh(Freshness.ONLINE);
  }

  private void assertRefused(Reason reason, String step) {
    assertRefused(reason, step, Freshness.ONLINE);
  }

  private void assertRefused(Reason reason, String step, Freshness freshness) {
    TufException refused = catchThrowableOfType(TufException.class, () -> refresh(freshness));
    assertThat(refused).isNotNull();
    assertThat(refused.step() + " " + refused.reason()).isEqualTo(step + " " + reason);
  }

  @Test
  void fewerStolenKeysThanTheThresholdAreWorthNothing() {
    ObjectNode root = repository.signedRoot().put("version", 2);
    repository.metadata.put(
        "2.root.json", SignedWriter.sign(root, repository.keys(Role.ROOT).subList(0, 1)));

    assertRefused(Reason.UNSIGNED, "5.3.4");
  }

  @Test
  void aRootThatSkipsAVersionIsRefused() {
    repository.metadata.put(
        "2.root.json", repository.sign(Role.ROOT, repository.signedRoot().put("version", 3)));

    assertRefused(Reason.ROLLBACK, "5.3.5");
  }

  @Test
  void aRootThatTheOldKeysDidNotSignIsRefused() {
    repository.keys.put(Role.ROOT, List.of(RepositoryForTest.newKey(), RepositoryForTest.newKey()));
    repository.rotate(List.of());

    assertRefused(Reason.UNSIGNED, "5.3.4");
  }

  @Test
  void aRootThatItsOwnKeysDidNotSignIsRefused() {
    List<SigningKey> old = repository.keys(Role.ROOT);
    repository.keys.put(Role.ROOT, List.of(RepositoryForTest.newKey(), RepositoryForTest.newKey()));
    repository.metadata.put(
        "2.root.json", SignedWriter.sign(repository.signedRoot().put("version", 2), old));

    assertRefused(Reason.UNSIGNED, "5.3.4");
  }

  @Test
  void severalRotationsAreFollowedOneByOneAndRemembered() throws Exception {
    for (int i = 0; i < 3; i++) {
      List<SigningKey> old = repository.keys(Role.ROOT);
      repository.keys.put(
          Role.ROOT, List.of(RepositoryForTest.newKey(), RepositoryForTest.newKey()));
      repository.rotate(old);
    }
    refresh();

    assertThat(store().root().version()).isEqualTo(4);
  }

  @Test
  void aStoredRootThatDoesNotFollowTheShippedOneIsNotTrusted() throws Exception {
    RepositoryForTest strange = new RepositoryForTest();
    strange.rotate(strange.keys(Role.ROOT));
    store().writeRoot(2, strange.root(2));
    store().write(Role.TARGETS, strange.sign(Role.TARGETS, strange.targets()));

    assertThat(store().root().version()).isEqualTo(1);
    assertThat(store().targets()).isEmpty();
  }

  @Test
  void anUnknownRoleIsRefused() {
    ObjectNode root = repository.signedRoot().put("version", 2);
    ObjectNode roles = Fields.object(root, "roles");
    roles.set("mirrors", Fields.object(roles, "root").deepCopy());
    repository.metadata.put("2.root.json", repository.sign(Role.ROOT, root));

    assertRefused(Reason.MALFORMED, "5.3.4");
  }

  @Test
  void metadataOfAnotherRoleAreRefused() {
    repository.keys.put(Role.SNAPSHOT, repository.keys(Role.TARGETS));
    repository.rotate(repository.keys(Role.ROOT));
    repository.publish();
    byte[] targets = Objects.requireNonNull(repository.metadata.get("1.targets.json"));
    ObjectNode timestamp = repository.timestamp();
    ObjectNode meta = Fields.object(Fields.object(timestamp, "meta"), "snapshot.json");
    meta.remove("length");
    meta.remove("hashes");
    repository.put(Role.SNAPSHOT, targets);
    repository.put(Role.TIMESTAMP, repository.sign(Role.TIMESTAMP, timestamp));

    assertRefused(Reason.MALFORMED, "5.5.3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"keytype", "scheme"})
  void anUnknownSignatureSchemeIsRefused(String what) {
    ObjectNode root = repository.signedRoot().put("version", 2);
    ObjectNode keys = Fields.object(root, "keys");
    ObjectNode strange = repository.keys(Role.TARGETS).getFirst().publicForm();
    strange.put(what, "rot13");
    keys.set(Sha256.hex(StrictJson.canonical(strange)), strange);
    repository.metadata.put("2.root.json", repository.sign(Role.ROOT, root));

    assertRefused(Reason.MALFORMED, "5.3.4");
  }

  @Test
  void aSignatureThatIsThereTwiceIsRefused() {
    SigningKey key = repository.keys(Role.ROOT).getFirst();
    ObjectNode root = repository.signedRoot().put("version", 2);
    repository.metadata.put("2.root.json", SignedWriter.sign(root, List.of(key, key)));

    assertRefused(Reason.MALFORMED, "5.3.4");
  }

  @Test
  void oneKeyUnderTwoNamesIsRefused() {
    ObjectNode root = repository.signedRoot().put("version", 2);
    SigningKey key = repository.keys(Role.ROOT).getFirst();
    ObjectNode keys = Fields.object(root, "keys");
    keys.set("0".repeat(64), key.publicForm());
    repository.metadata.put("2.root.json", repository.sign(Role.ROOT, root));

    assertRefused(Reason.MALFORMED, "5.3.4");
  }

  @Test
  void aKeyThatIsWrittenInTwoWaysCountsOnce() {
    SigningKey key = repository.keys(Role.ROOT).getFirst();
    ObjectNode second = key.publicForm().put("note", "the same again");
    String secondId = Sha256.hex(StrictJson.canonical(second));
    ObjectNode root = repository.signedRoot().put("version", 2);
    Fields.object(root, "keys").set(secondId, second);
    Fields.object(Fields.object(root, "roles"), "root")
        .putArray("keyids")
        .add(key.id())
        .add(secondId);
    SigningKey alias = new SigningKey(secondId, key.publicHex(), key.secret());
    List<SigningKey> signers = List.of(key, alias, repository.keys(Role.ROOT).get(1));
    repository.metadata.put("2.root.json", SignedWriter.sign(root, signers));

    assertRefused(Reason.UNSIGNED, "5.3.4");
  }

  @Test
  void metadataThatAreNotCanonicalAreRefused() {
    byte[] genuine = Objects.requireNonNull(repository.metadata.get("timestamp.json"));
    String text = new String(genuine, StandardCharsets.UTF_8);
    for (String other :
        List.of(
            text.replace(":", ": "),
            text + "\n",
            "\uFEFF" + text,
            text.replace("\"version\":1}", "\"version\":1,\"version\":1}"),
            text.replace("\"version\":1}", "\"version\":1.0}"),
            text.replace("\"version\":1}", "\"version\":-0}"),
            text.replace("\"version\":1}", "\"version\":" + "9".repeat(400) + "}"),
            text.replace("\"timestamp\"", "\"\\u0074imestamp\""),
            text + "{}")) {
      repository.metadata.put("timestamp.json", other.getBytes(StandardCharsets.UTF_8));
      assertRefused(Reason.MALFORMED, "5.4.2");
    }
  }

  @Test
  void deepNestingAndForeignShapesAreRefused() {
    for (String other :
        List.of("[".repeat(8000), "{\"signed\":".repeat(1000), "[]", "1", "", "{}", "nul")) {
      repository.metadata.put("timestamp.json", other.getBytes(StandardCharsets.UTF_8));
      assertRefused(Reason.MALFORMED, "5.4.2");
    }
  }
}
