package org.plantdiseasedetector.update;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import org.plantdiseasedetector.vault.CanonicalJson;
import org.plantdiseasedetector.vault.DurableFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps the {@link ModelState}; replaced in one step. A damaged file is kept aside.
 *
 * @param file its place
 */
record StateFile(Path file) {

  private static final Logger LOG = LoggerFactory.getLogger(StateFile.class);
  private static final String FORMAT = "pdd-models-1";
  private static final int MOST_BYTES = 64 << 10;

  ModelState read() throws IOException {
    byte[] bytes;
    try {
      bytes = DurableFile.read(file, MOST_BYTES);
    } catch (NoSuchFileException fresh) {
      return ModelState.NEW;
    }
    try {
      return parse(CanonicalJson.parse(bytes, FORMAT));
    } catch (IllegalArgumentException damaged) {
      Path aside = file.resolveSibling(file.getFileName() + ".damaged");
      Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
      LOG.warn("event=model_state_damaged kept={} reason={}", aside, damaged.getMessage());
      return ModelState.NEW;
    }
  }

  private static ModelState parse(ObjectNode node) {
    Map<String, String> highest = new TreeMap<>();
    node.path("highest")
        .properties()
        .forEach(entry -> highest.put(entry.getKey(), entry.getValue().asString()));
    return new ModelState(
        CanonicalJson.text(node, "active"),
        CanonicalJson.text(node, "previous"),
        ModelState.Trial.valueOf(CanonicalJson.text(node, "trial")),
        highest,
        CanonicalJson.text(node, "failed"));
  }

  void write(ModelState state) throws IOException {
    ObjectNode node = new JsonMapper().createObjectNode();
    node.put("format", FORMAT).put("active", state.active()).put("previous", state.previous());
    node.put("trial", state.trial().name());
    ObjectNode highest = node.putObject("highest");
    new TreeMap<>(state.highest()).forEach(highest::put);
    node.put("failed", state.failed());
    Files.createDirectories(file.resolveSibling("."));
    DurableFile.write(file, CanonicalJson.render(node));
  }
}
