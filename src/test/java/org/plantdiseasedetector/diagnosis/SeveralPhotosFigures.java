package org.plantdiseasedetector.diagnosis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.plantdiseasedetector.domain.Candidate;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.DiagnosisOutcome;
import org.plantdiseasedetector.model.BundleFiles;
import org.plantdiseasedetector.model.ModelBundle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures what several photos of one class bring (docs/history.md): reads the rows of {@code pdd
 * diagnose DIR --format jsonl}, where every photo lies in a folder with its class's name, draws
 * groups of six at random, and counts how often the first class is right. Arguments: the bundle,
 * the rows, and optionally a file with one photo (end of its path) a line, to which it keeps.
 */
public final class SeveralPhotosFigures {

  private static final int GROUP = 6;
  private static final int DRAWS = 100;

  private SeveralPhotosFigures() {}

  public static void main(String[] arguments) throws Exception {
    ModelBundle bundle = BundleFiles.read(Path.of(arguments[0]));
    List<String> only =
        arguments.length > 2 ? Files.readAllLines(Path.of(arguments[2])) : List.of();
    SeveralPhotos rule = new SeveralPhotos(bundle.classes(), bundle.config().thresholds());
    Map<ClassId, List<DiagnosisOutcome>> photos = read(Path.of(arguments[1]), only);
    photos.values().removeIf(list -> list.size() < GROUP);
    System.out.printf("classes with six photos: %d%n", photos.size());
    System.out.printf("one photo:  %s%n", share(rule, photos, 1));
    System.out.printf("six photos: %s%n", share(rule, photos, GROUP));
  }

  private static String share(
      SeveralPhotos rule, Map<ClassId, List<DiagnosisOutcome>> photos, int size) {
    Random random = new Random(1);
    int groups = 0;
    int right = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      for (Map.Entry<ClassId, List<DiagnosisOutcome>> entry : photos.entrySet()) {
        List<DiagnosisOutcome> shuffled = new ArrayList<>(entry.getValue());
        Collections.shuffle(shuffled, random);
        for (int from = 0; from + size <= shuffled.size(); from += size) {
          var candidates = rule.combine(shuffled.subList(from, from + size)).candidates();
          boolean hit =
              !candidates.isEmpty() && candidates.getFirst().classId().equals(entry.getKey());
          right += hit ? 1 : 0;
          groups++;
        }
      }
    }
    return String.format("%.1f %% of %d groups a draw", 100.0 * right / groups, groups / DRAWS);
  }

  private static Map<ClassId, List<DiagnosisOutcome>> read(Path rows, List<String> only)
      throws IOException {
    Map<ClassId, List<DiagnosisOutcome>> photos = new TreeMap<>();
    JsonMapper mapper = new JsonMapper();
    for (String line : Files.readAllLines(rows)) {
      JsonNode row = mapper.readTree(line);
      Path path = Path.of(row.get("path").asString());
      boolean wanted = only.isEmpty() || only.stream().anyMatch(path::endsWith);
      if (wanted && !row.get("outcome").asString().equals("rejected")) {
        photos
            .computeIfAbsent(
                new ClassId(path.getParent().getFileName().toString()), c -> new ArrayList<>())
            .add(outcome(row));
      }
    }
    return photos;
  }

  private static DiagnosisOutcome outcome(JsonNode row) {
    List<Candidate> candidates = new ArrayList<>();
    for (JsonNode c : row.get("candidates")) {
      candidates.add(
          new Candidate(new ClassId(c.get("classId").asString()), c.get("confidence").asDouble()));
    }
    return switch (row.get("outcome").asString()) {
      case "confident" ->
          new DiagnosisOutcome.Confident(
              candidates.getFirst(), candidates.subList(1, candidates.size()));
      case "uncertain" -> new DiagnosisOutcome.Uncertain(candidates);
      default -> new DiagnosisOutcome.NotRecognised(candidates);
    };
  }
}
