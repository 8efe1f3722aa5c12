package org.plantdiseasedetector.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.plantdiseasedetector.domain.Sha256;
import org.plantdiseasedetector.vault.CanonicalJson;
import org.plantdiseasedetector.vault.DurableFile;
import org.plantdiseasedetector.vault.ExchangeEnvelope;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes cases with their photos into an encrypted file for another history.
 *
 * @param history the open history
 * @param who name of the sender, shown to the recipient
 * @param clock date of the file
 */
public record CaseSender(History history, String who, Clock clock) {

  static final String FORMAT = "pdd-cases";
  private static final JsonMapper MAPPER = new JsonMapper();

  /**
   * Writes a file.
   *
   * @param numbers which cases
   * @param file the new file; an existing one is refused
   * @param envelope its key
   * @throws HistoryException if a case is missing or damaged, or the file cannot be written
   */
  public void send(List<Long> numbers, Path file, ExchangeEnvelope envelope)
      throws HistoryException {
    if (Files.exists(file)) {
      throw new HistoryException(
          HistoryException.Reason.INVALID,
          file + " exists already. Name a new file; nothing is overwritten.",
          null);
    }
    Map<UUID, String> sent = new LinkedHashMap<>();
    Path draft = file.resolveSibling(file.getFileName() + DurableFile.TEMPORARY);
    try {
      try (CaseFile.Writer out = new CaseFile.Writer(draft, envelope, new SecureRandom())) {
        out.block(manifest(numbers.size()));
        for (long number : numbers) {
          PlantCase one = history.find(number);
          write(one, out);
          // What is changed here while the file is written was not sent.
          sent.put(one.id(), digest(one));
        }
        out.finish();
      }
      DurableFile.publish(draft, file);
    } catch (IOException refused) {
      throw new HistoryException(
          HistoryException.Reason.INPUT_OUTPUT,
          "%s could not be written: %s. Check the path and the disk's free space."
              .formatted(file, refused.getMessage()),
          refused);
    }
    for (Map.Entry<UUID, String> one : sent.entrySet()) {
      history.exchange().remember(one.getKey(), one.getValue());
    }
    history.record("sent", numbers.size() + " cases", "");
  }

  private byte[] manifest(int cases) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("format", FORMAT).put("version", 1).put("cases", cases);
    node.put("sender", who).put("created", clock.instant().toString());
    return MAPPER.writeValueAsBytes(node);
  }

  private void write(PlantCase sent, CaseFile.Writer out) throws IOException, HistoryException {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.set("case", CaseJson.write(sent));
    ArrayNode embeddings = node.putArray("embeddings");
    for (EmbeddingIndex.Entry entry : history.exchange().embeddings(sent.number())) {
      embeddings
          .addObject()
          .put("photo", entry.photo().toString())
          .put("components", CanonicalJson.encode(entry.embedding().bytes()));
    }
    out.block(MAPPER.writeValueAsBytes(node));
    for (CasePhoto photo : sent.photos()) {
      out.block(history.photo(sent, photo, PhotoRole.ORIGINAL));
    }
  }

  /** Returns what tells contents of a case apart, the same in every history. */
  static String digest(PlantCase of) {
    return Sha256.hex(MAPPER.writeValueAsBytes(CaseJson.write(of)));
  }
}
