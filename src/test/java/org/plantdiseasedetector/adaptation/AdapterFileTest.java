package org.plantdiseasedetector.adaptation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.domain.Embedding;
import org.plantdiseasedetector.domain.Sha256;
import org.plantdiseasedetector.model.BundleFiles;
import org.plantdiseasedetector.model.BundleFingerprint;
import org.plantdiseasedetector.model.ModelBundle;
import org.plantdiseasedetector.vault.CanonicalJson;
import org.plantdiseasedetector.vault.ExchangeEnvelope;
import org.plantdiseasedetector.vault.LocalKey;
import org.plantdiseasedetector.vault.Passphrase;
import org.plantdiseasedetector.vault.SealedFiles;
import org.plantdiseasedetector.vault.UnlockedVault;
import org.plantdiseasedetector.vault.Vaults;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What colleagues share, and files that want to do harm. */
class AdapterFileTest {

  @TempDir Path folder;
  private final SecureRandom random = new SecureRandom();
  private ModelBundle model;
  private LocalKey key;
  private Path file;

  @BeforeEach
  void prepare() throws Exception {
    model = Meadow.plant(folder.resolve("meadow-1.0.0"));
    key = LocalKey.in(folder.resolve("keys"));
    file = folder.resolve("shared.pddadapter");
  }

  private ExchangeEnvelope envelope() throws Exception {
    try (Passphrase passphrase = Vaults.passphrase()) {
      return ExchangeEnvelope.forPassphrase(passphrase, Vaults.cheapCalibration(), random);
    }
  }

  private static ExchangeEnvelope.Secrets knowing(String passphrase) {
    return new ExchangeEnvelope.Secrets() {
      @Override
      public Passphrase passphrase() {
        return new Passphrase(passphrase.toCharArray());
      }

      @Override
      public UnlockedVault vault() {
        throw new IllegalStateException("no vault is needed");
      }
    };
  }

  private void share(ModelBundle of, List<Example> examples) throws Exception {
    try (ExchangeEnvelope envelope = envelope()) {
      AdapterFile.write(file, of, examples, "ada", new AdapterFile.Seal(key, envelope, random));
    }
  }

  private AdapterFile.Content read() throws Exception {
    return AdapterFile.read(file, model, knowing(Vaults.PASSPHRASE));
  }

  /** A file whose text says what an attacker wants, signed by a key over what he wants. */
  private void forge(byte[] text, byte[] signed) throws Exception {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(new byte[] {'P', 'D', 'D', 'A', 'D', 'P', 'T', 1});
    byte[] open = key.publicKey();
    byte[] block =
        ByteBuffer.allocate(1 + open.length + 64 + text.length)
            .put((byte) open.length)
            .put(open)
            .put(key.sign(signed))
            .put(text)
            .array();
    try (ExchangeEnvelope envelope = envelope()) {
      all.write(envelope.header());
      new SealedFiles(envelope.key(), random)
          .seal(
              new ByteArrayInputStream(block),
              all,
              "pdd adapter v1 " + Sha256.hex(envelope.header()));
    }
    Files.write(file, all.toByteArray());
  }

  private ObjectNode text() throws IOException {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("format", "pdd-adapter-data").put("version", 1);
    node.put("base", BundleFingerprint.of(model.directory())).put("features", Meadow.FEATURES);
    node.put("sender", "mallory");
    node.putArray("examples")
        .addObject()
        .put("label", "apple.rust")
        .put("plant", "p")
        .put("embedding", CanonicalJson.encode(new byte[Meadow.FEATURES]));
    return node;
  }

  @Test
  void whatWasSharedArrivesAndCanBeMergedByFitting() throws Exception {
    List<Example> half = Meadow.photos(3, Meadow.BROWN_SPOT, 6, 1);
    share(model, half);

    AdapterFile.Content content = read();
    List<Example> merged = new ArrayList<>(Meadow.photos(3, Meadow.BROWN_SPOT, 6, 2));
    merged.addAll(content.examples());
    Proof proof = new Refit(model, merged, Meadow.references(8)).run(Refit.Watcher.NONE).proof();

    assertThat(content.key()).isEqualTo(Sha256.hex(key.publicKey()));
    assertThat(content.examples())
        .extracting(Example::embedding)
        .containsExactlyElementsOf(half.stream().map(Example::embedding).toList());
    assertThat(proof.photos()).isEqualTo(12);
    assertThat(proof.doubts()).isEmpty();
  }

  @Test
  void theFileShowsNeitherLabelsNorPlants() throws Exception {
    share(model, Meadow.photos(3, Meadow.BROWN_SPOT, 3, 1));

    assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
        .doesNotContain("brown_spot", "ada");
  }

  @Test
  void aWrongPassphraseOpensNothing() throws Exception {
    share(model, Meadow.photos(1, Meadow.CLASSES.get(1), 3, 1));

    assertThatThrownBy(() -> AdapterFile.read(file, model, knowing("another long passphrase")))
        .hasMessageContaining("was refused");
  }

  @Test
  void aWrongSignatureIsRefused() throws Exception {
    byte[] wanted = CanonicalJson.render(text());
    forge(wanted, "something else".getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(this::read).hasMessageContaining("its signature is wrong");
  }

  @Test
  void aRightlySignedForgeryOfTheSameFormWouldBeRead() throws Exception {
    // So that the other refusals come from what they name.
    byte[] wanted = CanonicalJson.render(text());
    forge(wanted, wanted);

    assertThat(read().sender()).isEqualTo("mallory");
  }

  @Test
  void embeddingsOfAnotherLengthAreRefused() throws Exception {
    Embedding small = Embedding.of(new float[] {1, 2, 3}).orElseThrow();
    share(model, List.of(new Example(small, 0, Meadow.BROWN_SPOT, "p", 1)));

    assertThatThrownBy(this::read).hasMessageContaining("wrong length");
  }

  @Test
  void anotherBaseModelIsRefused() throws Exception {
    Path other = folder.resolve("meadow-2.0.0");
    Meadow.plant(other);
    Files.write(other.resolve(ModelBundle.NETWORK_FILE), new byte[] {9});
    share(BundleFiles.read(other), Meadow.photos(1, Meadow.CLASSES.get(1), 3, 1));

    assertThatThrownBy(this::read).hasMessageContaining("made for another model");
  }

  @Test
  void aHugeFileIsRefusedUnread() throws Exception {
    try (RandomAccessFile huge = new RandomAccessFile(file.toFile(), "rw")) {
      huge.setLength(1L << 32);
    }

    assertThatThrownBy(this::read).hasMessageContaining("larger than any adapter");
  }

  @Test
  void tooManyPhotosAreRefused() throws Exception {
    ObjectNode node = text();
    for (int i = 0; i < Refit.MOST_PHOTOS; i++) {
      node.withArray("examples")
          .addObject()
          .put("label", "apple.rust")
          .put("plant", "p" + i)
          .put("embedding", CanonicalJson.encode(new byte[Meadow.FEATURES]));
    }
    byte[] wanted = CanonicalJson.render(node);
    forge(wanted, wanted);

    assertThatThrownBy(this::read).hasMessageContaining("too many");
  }

  @Test
  void aLabelThatIsNoClassIsRefused() throws Exception {
    ObjectNode node = text();
    node.putArray("examples")
        .addObject()
        .put("label", "../../etc/passwd")
        .put("plant", "p")
        .put("embedding", CanonicalJson.encode(new byte[Meadow.FEATURES]));
    byte[] wanted = CanonicalJson.render(node);
    forge(wanted, wanted);

    assertThatThrownBy(this::read).hasMessageContaining("was refused");
  }

  @Test
  void aChangedByteAnywhereIsNoticed() throws Exception {
    share(model, Meadow.photos(1, Meadow.CLASSES.get(1), 3, 1));
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);

    assertThatThrownBy(this::read).hasMessageContaining("was refused");
  }

  @Test
  void anExistingFileIsNotOverwritten() throws Exception {
    Files.writeString(file, "precious");

    assertThatThrownBy(() -> share(model, Meadow.photos(1, Meadow.CLASSES.get(1), 3, 1)))
        .hasMessageContaining("exists already");
    assertThat(file).hasContent("precious");
  }
}
