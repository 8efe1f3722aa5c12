package org.plantdiseasedetector.update.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.update.UpdateSource;
import org.plantdiseasedetector.update.tuf.ClientWorkflow;
import org.plantdiseasedetector.update.tuf.Freshness;
import org.plantdiseasedetector.update.tuf.Role;
import org.plantdiseasedetector.update.tuf.TrustedStore;
import org.plantdiseasedetector.update.tuf.TufException;
import org.plantdiseasedetector.update.tuf.WireForm;
import org.plantdiseasedetector.vault.KdfParameters;
import org.plantdiseasedetector.vault.Passphrase;
import org.plantdiseasedetector.vault.VaultException;

/** What a publisher does with real key files, and what clients make of it. */
class PublisherTest {

  private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
  private static final String WORDS = "four words of a test";

  @TempDir private Path folder;
  private KeyFolder keys;
  private byte[] root;
  private Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

  @BeforeEach
  void makeRepository() throws Exception {
    keys = new KeyFolder(List.of(folder.resolve("keys")));
    publisher().create(plan(keys, Role.values()));
    root = Files.readAllBytes(folder.resolve("repository/metadata/1.root.json"));
  }

  private Publisher publisher() {
    return new Publisher(folder.resolve("repository"), clock);
  }

  private static Passphrase words() {
    return new Passphrase(WORDS.toCharArray());
  }

  private static KeyPlan plan(KeyFolder target, Role... roles) throws Exception {
    Map<Role, List<SigningKey>> plan = new EnumMap<>(Role.class);
    for (Role role : roles) {
      int count = role == Role.ROOT ? 2 : 1;
      plan.put(
          role, target.generate(role, count, words(), KdfParameters.FLOOR, new SecureRandom()));
    }
    return new KeyPlan(plan, Map.of(Role.ROOT, 2));
  }

  private Map<String, SigningKey> open(Role... roles) throws Exception {
    return keys.open(publisher().publicKeys(Set.of(roles)), words());
  }

  private long refresh() throws Exception {
    try (UpdateSource source = UpdateSource.carried(folder.resolve("repository"))) {
      TrustedStore store = new TrustedStore(folder.resolve("client"), root, WireForm.CANONICAL);
      return new ClientWorkflow(store, source.repository(), clock, Freshness.ONLINE)
          .refresh()
          .root()
          .version();
    }
  }

  @Test
  void anEmptyRepositoryIsGenuine() throws Exception {
    assertThat(refresh()).isEqualTo(1);
  }

  @Test
  void keyFilesHoldNoReadableSecret() throws Exception {
    byte[] secret = open(Role.TIMESTAMP).values().iterator().next().secret().getEncoded();
    String hex = HexFormat.of().formatHex(secret, secret.length - 32, secret.length);
    try (Stream<Path> files = Files.list(folder.resolve("keys"))) {
      for (Path file : files.toList()) {
        byte[] content = Files.readAllBytes(file);
        assertThat(HexFormat.of().formatHex(content)).doesNotContain(hex);
        assertThat(new String(content, StandardCharsets.UTF_8)).doesNotContain(hex);
      }
    }
  }

  @Test
  void aWrongPassphraseOpensNothing() {
    try (Passphrase wrong = new Passphrase("four words of a tesT".toCharArray())) {
      assertThatThrownBy(() -> keys.open(publisher().publicKeys(Set.of(Role.ROOT)), wrong))
          .isInstanceOf(VaultException.class);
    }
  }

  @Test
  void aKeyFileOfAnotherKeyIsNoticed() throws Exception {
    Path file;
    try (Stream<Path> files = Files.list(folder.resolve("keys"))) {
      file = files.filter(each -> each.toString().contains("targets")).findFirst().orElseThrow();
    }
    String old = publisher().publicKeys(Set.of(Role.TARGETS)).iterator().next();
    String other = publisher().publicKeys(Set.of(Role.TIMESTAMP)).iterator().next();
    Files.writeString(file, Files.readString(file).replace(old, other));

    assertThatThrownBy(() -> open(Role.TIMESTAMP)).isInstanceOf(PublishException.class);
  }

  @Test
  void aRefreshedTimestampCountsLonger() throws Exception {
    clock = Clock.fixed(NOW.plus(Duration.ofDays(31)), ZoneOffset.UTC);
    assertThatThrownBy(this::refresh).isInstanceOf(TufException.class);

    publisher().refresh(open(Role.SNAPSHOT, Role.TIMESTAMP));

    assertThat(refresh()).isEqualTo(1);
  }

  @Test
  void leakedKeysAreReplacedByARotationThatClientsFollow() throws Exception {
    refresh();
    KeyFolder fresh = new KeyFolder(List.of(folder.resolve("fresh")));
    KeyPlan plan = plan(fresh, Role.ROOT, Role.TARGETS, Role.TIMESTAMP);
    publisher().rotateRoot(plan, open(Role.values()));

    assertThat(refresh()).isEqualTo(2);
    assertThatThrownBy(() -> publisher().refresh(open(Role.SNAPSHOT, Role.TIMESTAMP)))
        .as("the old timestamp key counts no more")
        .isInstanceOf(PublishException.class);
    keys = new KeyFolder(List.of(folder.resolve("keys"), folder.resolve("fresh")));
    publisher().refresh(open(Role.SNAPSHOT, Role.TIMESTAMP));
    assertThat(refresh()).isEqualTo(2);
  }

  @Test
  void withoutEnoughKeysNothingIsWritten() throws Exception {
    byte[] before = Files.readAllBytes(folder.resolve("repository/metadata/timestamp.json"));

    assertThatThrownBy(() -> publisher().refresh(open(Role.SNAPSHOT)))
        .isInstanceOf(PublishException.class)
        .hasMessageContaining("timestamp");

    assertThat(folder.resolve("repository/metadata/timestamp.json")).hasBinaryContent(before);
    assertThat(folder.resolve("repository/metadata/2.snapshot.json")).doesNotExist();
  }

  @Test
  void aRepositoryIsNotMadeTwice() throws Exception {
    assertThatThrownBy(() -> publisher().create(plan(keys, Role.values())))
        .isInstanceOf(PublishException.class);
    assertThat(folder.resolve("repository/metadata/1.root.json")).hasBinaryContent(root);
  }

  @Test
  void anUnknownModelCannotBeWithdrawn() throws IOException {
    assertThatThrownBy(
            () -> publisher().withdraw("tiny-9", open(Role.TARGETS, Role.SNAPSHOT, Role.TIMESTAMP)))
        .isInstanceOf(PublishException.class)
        .hasMessageContaining("tiny-9");
  }
}
