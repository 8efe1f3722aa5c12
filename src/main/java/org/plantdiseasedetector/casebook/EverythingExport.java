package org.plantdiseasedetector.casebook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.plantdiseasedetector.history.AuditEntry;
import org.plantdiseasedetector.history.CaseJson;
import org.plantdiseasedetector.history.CasePhoto;
import org.plantdiseasedetector.history.History;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.history.PhotoRole;
import org.plantdiseasedetector.history.PlantCase;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes everything that the history has about some cases into a new folder, in plain text: for
 * somebody who asks what is stored about them.
 *
 * @param history the open history
 * @param copy which bytes of a photo are written
 */
record EverythingExport(History history, PhotoCopy copy) {

  private static final int SAFE_NAME = 100;

  /** Writes {@code cases.json}, {@code cases.csv} and {@code photos/}. */
  int write(List<Long> numbers, Path target) throws IOException, HistoryException {
    if (Files.exists(target)) {
      throw new HistoryException(
          HistoryException.Reason.INVALID,
          target + " exists already. Name a new folder; nothing is overwritten.",
          null);
    }
    Files.createDirectories(target.resolve("photos"));
    new CaseExport(history, copy).csv(numbers, target.resolve("cases.csv"));
    JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    ObjectNode all = mapper.createObjectNode();
    ArrayNode cases = all.putArray("cases");
    for (long number : numbers) {
      PlantCase found = history.find(number);
      cases.add(CaseJson.write(found).put("number", number));
      photos(found, target.resolve("photos"));
    }
    audit(numbers, all.putArray("audit"));
    Files.write(target.resolve("cases.json"), mapper.writeValueAsBytes(all));
    return numbers.size();
  }

  private void photos(PlantCase found, Path folder) throws IOException, HistoryException {
    for (int i = 0; i < found.photos().size(); i++) {
      CasePhoto photo = found.photos().get(i);
      String plain = photo.fileName().replaceAll("[^A-Za-z0-9._-]", "_");
      String name = plain.substring(Math.max(0, plain.length() - SAFE_NAME));
      Path target = folder.resolve("case-%d-%d-%s".formatted(found.number(), i + 1, name));
      Optional<byte[]> content = copy.of(photo, history.photo(found, photo, PhotoRole.ORIGINAL));
      if (content.isPresent()) {
        Files.write(target, content.get());
      }
    }
  }

  private void audit(List<Long> numbers, ArrayNode lines) throws HistoryException {
    Set<String> subjects =
        new HashSet<>(numbers).stream().map(number -> "case " + number).collect(Collectors.toSet());
    for (AuditEntry entry : history.audit()) {
      if (subjects.contains(entry.subject())) {
        lines
            .addObject()
            .put("at", entry.at().toString())
            .put("who", entry.who())
            .put("action", entry.action())
            .put("subject", entry.subject())
            .put("detail", entry.detail());
      }
    }
  }
}
