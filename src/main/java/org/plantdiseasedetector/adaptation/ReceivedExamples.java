package org.plantdiseasedetector.adaptation;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.Embedding;
import org.plantdiseasedetector.domain.Sha256;
import org.plantdiseasedetector.model.BundleFingerprint;
import org.plantdiseasedetector.model.ModelBundle;
import org.plantdiseasedetector.vault.CanonicalJson;
import org.plantdiseasedetector.vault.DurableFile;
import org.plantdiseasedetector.vault.KeyMaterial;
import org.plantdiseasedetector.vault.SealedFiles;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What colleagues have shared, one sealed file per sender, under a key of the user's vault. A newer
 * file of the same sender replaces the older one, so that nobody counts twice.
 *
 * @param folder where the files lie; need not exist
 * @param key of the vault for this purpose; not closed
 * @param random source of salts
 */
public record ReceivedExamples(Path folder, KeyMaterial key, SecureRandom random) {

  /** Keeps the keys of different purposes apart. */
  public static final String PURPOSE = "pdd received adapters v1";

  private static final String FORMAT = "pdd-received-adapter";
  private static final String ENDING = ".sealed";
  private static final int MOST_BYTES = 16 << 20;

  /**
   * Keeps what was received.
   *
   * @param content of a file that was checked
   * @param model it belongs to
   * @throws IOException if the disk refuses
   */
  public void keep(AdapterFile.Content content, ModelBundle model) throws IOException {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("format", FORMAT).put("version", 1);
    node.put("base", BundleFingerprint.of(model.directory()));
    ArrayNode all = node.putArray("examples");
    for (Example example : content.examples()) {
      all.addObject()
          .put("label", example.label().value())
          .put("plant", example.plant())
          .put("embedding", CanonicalJson.encode(example.embedding().bytes()));
    }
    ByteArrayOutputStream sealed = new ByteArrayOutputStream();
    String name = name(content.key());
    new SealedFiles(key, random)
        .seal(new ByteArrayInputStream(CanonicalJson.render(node)), sealed, name);
    Files.createDirectories(folder);
    DurableFile.write(folder.resolve(name), sealed.toByteArray());
  }

  private static String name(String signer) {
    return Sha256.hex(signer.getBytes(StandardCharsets.US_ASCII)).substring(0, 32) + ENDING;
  }

  /**
   * Reads what was received for a model; what belongs to another is left out.
   *
   * @param model in use
   * @throws IOException if a file is damaged
   */
  public List<Example> read(ModelBundle model) throws IOException {
    List<Example> examples = new ArrayList<>();
    for (Path file : files()) {
      byte[] plain =
          new SealedFiles(key, random)
              .open(
                  new ByteArrayInputStream(DurableFile.read(file, MOST_BYTES)),
                  file.getFileName().toString(),
                  MOST_BYTES);
      try {
        examples.addAll(examples(CanonicalJson.parse(plain, FORMAT), model));
      } catch (IllegalArgumentException damaged) {
        throw new IOException(file + " is damaged. Remove it and import it anew.", damaged);
      }
    }
    return examples;
  }

  private List<Path> files() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
    }
  }

  private static List<Example> examples(ObjectNode node, ModelBundle model) throws IOException {
    List<Example> examples = new ArrayList<>();
    if (CanonicalJson.text(node, "base").equals(BundleFingerprint.of(model.directory()))) {
      for (JsonNode one : node.path("examples")) {
        examples.add(
            new Example(
                Embedding.ofBytes(Base64.getDecoder().decode(CanonicalJson.text(one, "embedding"))),
                0,
                new ClassId(CanonicalJson.text(one, "label")),
                CanonicalJson.text(one, "plant"),
                0));
      }
    }
    return examples;
  }
}
