package org.plantdiseasedetector.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.domain.Embedding;
import org.plantdiseasedetector.vault.ExchangeEnvelope;
import org.plantdiseasedetector.vault.ExchangeKey;
import org.plantdiseasedetector.vault.MovableClock;
import org.plantdiseasedetector.vault.Passphrase;
import org.plantdiseasedetector.vault.UnlockedVault;
import org.plantdiseasedetector.vault.VaultException;
import org.plantdiseasedetector.vault.Vaults;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Two laptops swap cases; files that are not what a sender wrote are refused and change nothing.
 */
class ExchangeTest {

  private static final JsonMapper MAPPER = new JsonMapper();

  @TempDir private Path data;

  private final MovableClock clock = new MovableClock();
  private final SecureRandom random = new SecureRandom();
  private TestHistory ada;
  private TestHistory bob;
  private Path file;

  @BeforeEach
  void open() throws Exception {
    file = data.resolve("a.pddcases");
    ada = TestHistory.open(data.resolve("ada"), clock, DiskSpace.REAL);
    bob = TestHistory.open(data.resolve("bob"), clock, DiskSpace.REAL);
    NewPhoto plain = Cases.photo("a.jpg", bytes("leaf one"));
    NewPhoto photo =
        new NewPhoto(
            plain.facts(),
            plain.original(),
            plain.thumbnail(),
            Embedding.of(new float[] {0, 1, 0.5f}));
    ada.get()
        .save(
            Cases.of(
                Cases.details("Müller", "Wet \n soil"),
                photo,
                Cases.photo("b.jpg", bytes("leaf 2"))));
    ada.get().save(Cases.of(Cases.details("Huber", "n"), Cases.photo("c.jpg", bytes("leaf 3"))));
    ada.get().label(1, label(LabelState.CORRECTED));
  }

  @AfterEach
  void close() throws Exception {
    ada.close();
    bob.close();
  }

  @Test
  void casesArriveWholeAndTwiceChangesNothing() throws Exception {
    sendTo(bob, 1, 2);
    CaseReceiver.Report report = receive(bob);
    assertThat(report.sender()).isEqualTo("ada");
    assertThat(report.added()).containsExactly(1L, 2L);
    PlantCase arrived = bob.get().find(1);
    assertThat(arrived).isEqualTo(ada.get().find(1));
    assertThat(bob.get().photo(arrived, arrived.photos().get(1), PhotoRole.ORIGINAL))
        .isEqualTo(bytes("leaf 2"));
    assertThat(bob.get().photo(arrived, arrived.photos().get(1), PhotoRole.THUMBNAIL))
        .isEqualTo(bytes("small leaf 2"));
    Embedding like = Embedding.of(new float[] {0, 1, 0}).orElseThrow();
    assertThat(bob.get().similar(like, Cases.MODEL, 5)).hasSize(1);
    assertThat(bob.get().search(CaseQuery.of("muller"), 0, 9).total()).isEqualTo(1);
    assertUnchanged(receive(bob), 2);
    bob.get().edit(2, Cases.details("Huber", "edited here"));
    assertUnchanged(receive(bob), 2);
    assertThat(bob.get().find(2).details().notes()).isEqualTo("edited here");
    assertThat(bob.get().verify(() -> {})).isEmpty();
    sendTo(ada, 1, 2);
    assertUnchanged(receive(ada), 2);
  }

  private static void assertUnchanged(CaseReceiver.Report report, int cases) {
    assertThat(report.unchanged()).isEqualTo(cases);
    assertThat(report.added()).isEmpty();
    assertThat(report.updated()).isEmpty();
    assertThat(report.conflicts()).isEmpty();
  }

  @Test
  void aCorrectionComesBackWithoutACopy() throws Exception {
    sendTo(bob, 1, 2);
    receive(bob);
    bob.get().label(2, label(LabelState.CONFIRMED));
    send(bob, ada, 2);
    assertThat(receive(ada).updated()).containsExactly(2L);
    assertThat(ada.get().find(2).labelState()).isEqualTo(LabelState.CONFIRMED);
    assertThat(ada.get().search(CaseQuery.ALL, 0, 9).total()).isEqualTo(2);
    assertUnchanged(receive(ada), 1);
    assertThat(ada.get().verify(() -> {})).isEmpty();
  }

  @Test
  void whatBothSidesChangedIsKeptTwiceAndNamed() throws Exception {
    sendTo(bob, 1, 2);
    receive(bob);
    bob.get().edit(1, Cases.details("Müller", "as Bob saw it"));
    ada.get().edit(1, Cases.details("Müller", "as Ada saw it"));
    sendTo(bob, 1, 2);
    CaseReceiver.Report report = receive(bob);
    assertThat(report.conflicts()).containsExactly(new CaseReceiver.Conflict(1, 3));
    assertThat(bob.get().find(1).details().notes()).isEqualTo("as Bob saw it");
    assertThat(bob.get().find(3).details().notes()).isEqualTo("as Ada saw it");
    assertThat(bob.get().find(3).details().tags()).contains("conflict with case 1");
    assertThat(bob.get().find(3).photos()).hasSize(2);
    assertUnchanged(receive(bob), 2);
    assertThat(bob.get().verify(() -> {})).isEmpty();
  }

  @Test
  void anErasedCaseMayBeReceivedAgain() throws Exception {
    sendTo(bob, 1);
    receive(bob);
    bob.get().upkeep().erase(List.of(1L), Upkeep.Reason.REQUEST);
    assertThat(receive(bob).added()).containsExactly(2L);
    assertThat(bob.get().verify(() -> {})).isEmpty();
  }

  @Test
  void aPassphraseOpensAndAWrongOneDoesNot() throws Exception {
    try (Passphrase passphrase = new Passphrase("shared passphrase".toCharArray());
        ExchangeEnvelope envelope =
            ExchangeEnvelope.forPassphrase(passphrase, Vaults.cheapCalibration(), random)) {
      send(ada, envelope, 1);
    }
    assertRefused(secrets(bob, "another passphrase"), "passphrase is wrong");
    assertThat(receiver(bob).receive(file, secrets(bob, "shared passphrase")).added()).hasSize(1);
    try (Passphrase weak = new Passphrase("short".toCharArray())) {
      assertThatExceptionOfType(VaultException.class)
          .isThrownBy(
              () ->
                  ExchangeEnvelope.forPassphrase(weak, Vaults.cheapCalibration(), random).close());
    }
  }

  @Test
  void aFileForSomebodyElseIsRefused() throws Exception {
    sendTo(ada, 1);
    assertRefused("made for somebody else");
  }

  @Test
  void everyFlippedBitAndEveryCutIsRefused() throws Exception {
    sendTo(bob, 1);
    byte[] good = Files.readAllBytes(file);
    Random places = new Random(1);
    for (int i = 0; i < 60; i++) {
      int at = i < 12 ? i : places.nextInt(good.length);
      byte[] bad = good.clone();
      bad[at] ^= (byte) (1 << places.nextInt(8));
      // The highest bit of an X25519 point does not count (RFC 7748), but the header is bound.
      Files.write(file, bad);
      assertRefused("");
      Files.write(file, Arrays.copyOf(good, places.nextInt(good.length)));
      assertRefused("");
    }
    Files.write(file, Arrays.copyOf(good, good.length + 1));
    assertRefused("behind its end");
    Files.write(file, good);
    assertThat(receive(bob).added()).hasSize(1);
  }

  @Test
  void sizesBeyondTheFileAndBeyondReasonAreRefusedUnread() throws Exception {
    sendTo(bob, 1);
    byte[] good = Files.readAllBytes(file);
    int firstBlock = 8 + 33;
    for (int size : new int[] {-1, Integer.MAX_VALUE, 1 << 30, 8 << 20}) {
      byte[] bad = good.clone();
      ByteBuffer.wrap(bad).putInt(firstBlock, size);
      Files.write(file, bad);
      assertRefused("");
    }
  }

  @Test
  void aPassphraseThatWouldTakeAllMemoryIsRefusedBeforeItIsTried() throws Exception {
    for (int memory : new int[] {1 << 20, Integer.MAX_VALUE, -1, 8}) {
      ByteBuffer bytes = ByteBuffer.allocate(100);
      bytes.put("PDDCASE".getBytes(StandardCharsets.US_ASCII)).put((byte) 1).put((byte) 1);
      bytes.position(25).putInt(memory).putInt(64).putInt(1);
      Files.write(file, bytes.array());
      assertRefused(secrets(bob, "any passphrase"), "damaged");
    }
  }

  @Test
  void aOneTimeKeyWithoutSecretIsRefused() throws Exception {
    byte[] bytes = new byte[100];
    System.arraycopy("PDDCASE".getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, 7);
    bytes[7] = 1;
    bytes[8] = 2;
    Files.write(file, bytes);
    assertRefused("one-time key");
  }

  @Test
  void casesThatAHostileSenderMadeUpAreRefusedAndChangeNothing() throws Exception {
    hostile(manifest -> manifest.put("cases", 1_000_000), c -> {});
    hostile(manifest -> manifest.put("cases", -1), c -> {});
    hostile(manifest -> manifest.put("cases", 2), c -> {});
    hostile(manifest -> manifest.put("format", "other"), c -> {});
    for (String name : List.of("../../evil.jpg", "a/b.jpg", "..\\x", "..", "a\u0000b", " ")) {
      hostile(m -> {}, c -> photo(c).put("fileName", name));
    }
    hostile(m -> {}, c -> photo(c).put("sha256", "00".repeat(32)));
    hostile(m -> {}, c -> photo(c).put("sha256", "../x"));
    hostile(m -> {}, c -> photo(c).put("bytes", 7));
    hostile(m -> {}, c -> photo(c).put("severityPercent", "NaN"));
    hostile(m -> {}, c -> c.put("changed", "+1000000-01-01T00:00:00Z"));
    hostile(m -> {}, c -> c.put("id", "no identity"));
    hostile(m -> {}, c -> c.remove("machine"));
    hostile(m -> {}, c -> ((ObjectNode) c.path("machine")).put("outcome", "x' OR 1=1"));
    hostile(m -> {}, c -> ((ObjectNode) c.path("details")).put("notes", "x".repeat(10_001)));
    hostile(m -> {}, c -> ((ObjectNode) c.path("details")).put("latitude", 91).put("longitude", 0));
    hostile(m -> {}, c -> ((ObjectNode) c.path("details")).put("growthStage", 1e9));
    hostile(m -> {}, c -> c.putArray("photos"));
    hostile(m -> {}, c -> c.set("photos", MAPPER.createArrayNode().add(photo(c)).add(photo(c))));
    hostile(m -> {}, c -> ((ObjectNode) c.path("details")).putArray("tags").add("a,b"));
  }

  @Test
  void numbersThatTheDatabaseWouldRoundDoNotBreakTheHistory() throws Exception {
    write(
        m -> {},
        c -> {
          ((ObjectNode) c.path("details")).put("latitude", -0.0).put("longitude", -0.0);
          photo(c).put("sharpness", -0.0).putArray("warnings").add("").add("a\nb").add(" ");
        });
    assertThat(receive(bob).added()).hasSize(1);
    assertThat(bob.get().verify(() -> {})).isEmpty();
  }

  @Test
  void aPhotoThatCannotBeDecodedLeavesOutItsCaseOnly() throws Exception {
    sendTo(bob, 1, 2);
    CaseReceiver receiver =
        new CaseReceiver(
            bob.get(),
            bytes ->
                new String(bytes, StandardCharsets.UTF_8).equals("leaf 2")
                    ? Optional.empty()
                    : Optional.of(bytes));
    CaseReceiver.Report report = receiver.receive(file, secrets(bob, ""));
    assertThat(report.refused()).isEqualTo(1);
    assertThat(report.added()).hasSize(1);
    assertThat(bob.get().verify(() -> {})).isEmpty();
  }

  @Test
  void aKeyWithATypingErrorIsRefusedAndAnExistingFileStays() throws Exception {
    String text = bob.vault().exchangeKey().text();
    assertThat(ExchangeKey.parse(" " + text + "\n").text()).isEqualTo(text);
    char last = text.charAt(20) == 'A' ? 'B' : 'A';
    for (String bad :
        List.of(
            "", "pddkey1-", text.substring(1), text.substring(0, 20) + last + text.substring(21))) {
      assertThatExceptionOfType(VaultException.class)
          .isThrownBy(() -> ExchangeKey.parse(bad))
          .satisfies(e -> assertThat(e.reason()).isEqualTo(VaultException.Reason.UNUSABLE_KEY));
    }
    Files.writeString(file, "precious");
    assertThatExceptionOfType(HistoryException.class).isThrownBy(() -> sendTo(bob, 1));
    assertThat(file).hasContent("precious");
  }

  private static ObjectNode photo(ObjectNode ofCase) {
    return (ObjectNode) ofCase.path("photos").get(0);
  }

  private void hostile(Consumer<ObjectNode> manifest, Consumer<ObjectNode> content)
      throws Exception {
    write(manifest, content);
    assertRefused("");
  }

  /** What a sender with the right key but bad intentions writes. */
  private void write(Consumer<ObjectNode> manifest, Consumer<ObjectNode> content) throws Exception {
    ObjectNode head = MAPPER.createObjectNode();
    head.put("format", "pdd-cases").put("version", 1).put("cases", 1).put("sender", "Eve");
    manifest.accept(head);
    ObjectNode body = MAPPER.createObjectNode();
    ObjectNode one = CaseJson.write(ada.get().find(2));
    content.accept(one);
    body.set("case", one);
    body.putArray("embeddings");
    try (ExchangeEnvelope envelope =
            ExchangeEnvelope.forRecipient(bob.vault().exchangeKey(), random);
        CaseFile.Writer out = new CaseFile.Writer(file, envelope, random)) {
      out.block(MAPPER.writeValueAsBytes(head));
      out.block(MAPPER.writeValueAsBytes(body));
      out.block(bytes("leaf 3"));
      out.finish();
    }
  }

  private void assertRefused(String words) throws Exception {
    assertRefused(secrets(bob, "no passphrase"), words);
  }

  private void assertRefused(ExchangeEnvelope.Secrets secrets, String words) throws Exception {
    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(() -> receiver(bob).receive(file, secrets))
        .withMessageContaining(words)
        .satisfies(e -> assertThat(e.reason()).isEqualTo(HistoryException.Reason.TAMPERED));
    assertThat(bob.get().search(CaseQuery.ALL, 0, 9).total()).isZero();
  }

  private void sendTo(TestHistory recipient, long... numbers) throws Exception {
    send(ada, recipient, numbers);
  }

  private void send(TestHistory from, TestHistory to, long... numbers) throws Exception {
    try (ExchangeEnvelope envelope =
        ExchangeEnvelope.forRecipient(to.vault().exchangeKey(), random)) {
      send(from, envelope, numbers);
    }
  }

  private void send(TestHistory from, ExchangeEnvelope envelope, long... numbers) throws Exception {
    if (Files.exists(file) && Files.size(file) > 20) {
      Files.delete(file);
    }
    new CaseSender(from.get(), "ada", clock)
        .send(LongStream.of(numbers).boxed().toList(), file, envelope);
  }

  private CaseReceiver.Report receive(TestHistory by) throws Exception {
    return receiver(by).receive(file, secrets(by, "no passphrase"));
  }

  private static CaseReceiver receiver(TestHistory by) {
    return new CaseReceiver(
        by.get(),
        original -> {
          ByteArrayOutputStream small = new ByteArrayOutputStream();
          small.writeBytes(bytes("small "));
          small.writeBytes(original);
          return Optional.of(small.toByteArray());
        });
  }

  private static ExchangeEnvelope.Secrets secrets(TestHistory by, String passphrase) {
    return new ExchangeEnvelope.Secrets() {
      @Override
      public Passphrase passphrase() {
        return new Passphrase(passphrase.toCharArray());
      }

      @Override
      public UnlockedVault vault() {
        return by.vault();
      }
    };
  }

  private HumanLabel label(LabelState state) {
    return new HumanLabel(state, Optional.of(Cases.SCAB), "Ada", clock.instant());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
