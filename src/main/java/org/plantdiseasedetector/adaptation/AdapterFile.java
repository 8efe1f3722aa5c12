package org.plantdiseasedetector.adaptation;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.Embedding;
import org.plantdiseasedetector.domain.Sha256;
import org.plantdiseasedetector.model.BundleFingerprint;
import org.plantdiseasedetector.model.ModelBundle;
import org.plantdiseasedetector.vault.CanonicalJson;
import org.plantdiseasedetector.vault.DurableFile;
import org.plantdiseasedetector.vault.ExchangeEnvelope;
import org.plantdiseasedetector.vault.LocalKey;
import org.plantdiseasedetector.vault.SealBrokenException;
import org.plantdiseasedetector.vault.SealedFiles;
import org.plantdiseasedetector.vault.VaultException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an adapter was learnt from, as one encrypted and signed file: rounded embeddings with their
 * labels, and no photos. That is all that a fit needs, so that the adapters of several colleagues
 * are merged by fitting to all of it, with the same proof, instead of averaging weights.
 *
 * <p>Layout: {@code PDDADPT}, version byte 1, the header of {@link ExchangeEnvelope}, then one
 * sealed block: length of the sender's public key, the key, the Ed25519 signature, the signed text.
 */
public final class AdapterFile {

  private static final byte[] MAGIC = {'P', 'D', 'D', 'A', 'D', 'P', 'T', 1};
  private static final String FORMAT = "pdd-adapter-data";
  private static final int MOST_BYTES = 16 << 20;
  private static final int MOST_KEY = 200;
  private static final int SIGNATURE = 64;
  private static final int LONGEST_NAME = 100;

  private AdapterFile() {}

  /**
   * What a file holds.
   *
   * @param sender name as the sender gives it; proves nothing
   * @param key SHA-256 of the key that signed, hexadecimal, to be compared with the sender's
   * @param examples photos of his, whose plants begin with the key
   */
  public record Content(String sender, String key, List<Example> examples) {
    /** Copies the list. */
    public Content {
      examples = List.copyOf(examples);
    }
  }

  /**
   * Writes a file.
   *
   * @param file a new one
   * @param model to which the embeddings belong
   * @param examples at least one
   * @param sender name shown to the recipient, at most 100 characters
   * @param seal signs and encrypts
   * @throws IOException if the file is there already or cannot be written
   */
  public static void write(
      Path file, ModelBundle model, List<Example> examples, String sender, Seal seal)
      throws IOException {
    if (Files.exists(file)) {
      throw new IOException(file + " exists already. Name a new file; nothing is overwritten.");
    }
    byte[] signed = text(model, examples, sender);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(MAGIC);
    all.write(seal.envelope().header());
    new SealedFiles(seal.envelope().key(), seal.random())
        .seal(new ByteArrayInputStream(block(signed, seal.key())), all, context(seal.envelope()));
    DurableFile.write(file, all.toByteArray());
  }

  /**
   * What signs and encrypts a file.
   *
   * @param key of this machine
   * @param envelope for the recipient; not closed
   * @param random source of salts
   */
  public record Seal(LocalKey key, ExchangeEnvelope envelope, SecureRandom random) {}

  private static byte[] block(byte[] signed, LocalKey key) throws IOException {
    try {
      byte[] open = key.publicKey();
      return ByteBuffer.allocate(1 + open.length + SIGNATURE + signed.length)
          .put((byte) open.length)
          .put(open)
          .put(key.sign(signed))
          .put(signed)
          .array();
    } catch (GeneralSecurityException unusable) {
      throw new IOException("This computer's signing key cannot be used.", unusable);
    }
  }

  private static byte[] text(ModelBundle model, List<Example> examples, String sender)
      throws IOException {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("format", FORMAT).put("version", 1);
    node.put("base", BundleFingerprint.of(model.directory()));
    node.put("features", model.head().features());
    node.put("sender", sender);
    ArrayNode all = node.putArray("examples");
    for (Example example : examples) {
      all.addObject()
          .put("label", example.label().value())
          .put("plant", example.plant())
          .put("embedding", CanonicalJson.encode(example.embedding().bytes()));
    }
    return CanonicalJson.render(node);
  }

  private static String context(ExchangeEnvelope envelope) {
    return "pdd adapter v1 " + Sha256.hex(envelope.header());
  }

  /**
   * Reads a file and checks everything before anything of it is used.
   *
   * @param file from a colleague
   * @param model in use
   * @param secrets asked for what the file needs
   * @throws IOException if it is damaged, too large, wrongly signed, or made for another model
   * @throws VaultException if the secret cannot be had
   */
  public static Content read(Path file, ModelBundle model, ExchangeEnvelope.Secrets secrets)
      throws IOException, VaultException {
    if (Files.size(file) > MOST_BYTES) {
      throw refused(file, "it is larger than any adapter", null);
    }
    byte[] block;
    try (InputStream in = Files.newInputStream(file)) {
      if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
        throw refused(file, "it is no shared adapter", null);
      }
      try (ExchangeEnvelope envelope = ExchangeEnvelope.open(in, secrets)) {
        block =
            new SealedFiles(envelope.key(), new SecureRandom())
                .open(in, context(envelope), MOST_BYTES);
      }
    } catch (SealBrokenException broken) {
      throw refused(
          file, "the passphrase or key is not that of the file, or the file was changed", broken);
    }
    try {
      return content(block, model);
    } catch (IllegalArgumentException | ArithmeticException damaged) {
      throw refused(file, String.valueOf(damaged.getMessage()), damaged);
    }
  }

  private static IOException refused(Path file, String why, @Nullable Exception cause) {
    return new IOException(
        "%s was refused: %s. Nothing of it was used; ask the sender for a new one."
            .formatted(file, why),
        cause);
  }

  private static Content content(byte[] block, ModelBundle model) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(block);
    int length = block.length == 0 ? 0 : buffer.get() & 0xFF;
    if (length == 0 || length > MOST_KEY || buffer.remaining() < length + SIGNATURE) {
      throw new IllegalArgumentException("it is cut off");
    }
    byte[] key = new byte[length];
    byte[] signature = new byte[SIGNATURE];
    buffer.get(key).get(signature);
    byte[] signed = new byte[buffer.remaining()];
    buffer.get(signed);
    if (!LocalKey.verify(key, signed, signature)) {
      throw new IllegalArgumentException("its signature is wrong");
    }
    ObjectNode node = CanonicalJson.parse(signed, FORMAT);
    if (CanonicalJson.number(node, "version") != 1) {
      throw new IllegalArgumentException("it is of a newer version of the app");
    }
    if (!CanonicalJson.text(node, "base").equals(BundleFingerprint.of(model.directory()))) {
      throw new IllegalArgumentException("it was made for another model than " + model.identity());
    }
    String sender = CanonicalJson.text(node, "sender");
    if (sender.length() > LONGEST_NAME) {
      throw new IllegalArgumentException("its sender's name is too long");
    }
    String signer = Sha256.hex(key);
    return new Content(sender.replaceAll("\\p{Cntrl}", "?"), signer, examples(node, model, signer));
  }

  private static List<Example> examples(ObjectNode node, ModelBundle model, String signer) {
    JsonNode all = node.path("examples");
    if (!all.isArray() || all.isEmpty() || all.size() > Refit.MOST_PHOTOS) {
      throw new IllegalArgumentException("it holds no photos, or too many");
    }
    List<Example> examples = new ArrayList<>();
    for (JsonNode one : all) {
      byte[] components = Base64.getDecoder().decode(CanonicalJson.text(one, "embedding"));
      if (components.length != model.head().features()) {
        throw new IllegalArgumentException("an embedding has the wrong length");
      }
      examples.add(
          new Example(
              Embedding.ofBytes(components),
              0,
              new ClassId(CanonicalJson.text(one, "label")),
              signer.substring(0, 16) + "/" + CanonicalJson.text(one, "plant"),
              0));
    }
    return examples;
  }
}
