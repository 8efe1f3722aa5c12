package org.plantdiseasedetector.ui.models;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.plantdiseasedetector.domain.ModelIdentity;
import org.plantdiseasedetector.model.BundleException;
import org.plantdiseasedetector.model.BundleFiles;
import org.plantdiseasedetector.model.ModelBundle;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.update.ModelFolders;
import org.plantdiseasedetector.update.ModelList;
import org.plantdiseasedetector.update.publish.ReleaseMaker;

/**
 * Puts the models on this computer into words. Of a model that is not genuine only its name and
 * size are told: whatever its files say may come from anybody.
 *
 * @param texts words of the window
 */
record ModelRows(Texts texts) {

  private static final double MEGABYTE = 1e6;
  private static final double SHARE = 10_000;
  private static final Pattern LICENCE =
      Pattern.compile(
          "\\b(CC0-1\\.0|CC-BY(?:-[A-Z]+)*-\\d\\.\\d|MIT|Apache-2\\.0|BSD-\\d-Clause)\\b");

  /**
   * Reads and checks all models; takes some hundredths of a second for each.
   *
   * @param folders where they lie
   * @param running the model that the window works with; empty while none is loaded
   */
  List<ModelRow> read(ModelFolders folders, Optional<ModelIdentity> running) throws IOException {
    List<ModelRow> rows = new ArrayList<>();
    for (ModelList.Entry entry : new ModelList(folders).read()) {
      rows.add(row(entry, running));
    }
    return rows;
  }

  private ModelRow row(ModelList.Entry entry, Optional<ModelIdentity> running) throws IOException {
    if (entry.problem().isPresent()) {
      return refused(entry, entry.problem().get());
    }
    ModelBundle bundle;
    try {
      bundle = BundleFiles.read(entry.folder());
    } catch (BundleException unusable) {
      return refused(entry, String.valueOf(unusable.getMessage()));
    }
    boolean runs = running.filter(bundle.identity()::equals).isPresent();
    return new ModelRow(
        entry.name(),
        entry.folder(),
        bundle.identity().toString(),
        roles(entry, runs),
        facts(entry, bundle),
        licences(entry.folder()),
        texts.get(entry.shipped() ? "models.genuine.shipped" : "models.genuine.signed"),
        true,
        new ModelRow.Actions(
            !entry.active(), !runs && running.isPresent(), isRemovable(entry) && !runs));
  }

  private ModelRow refused(ModelList.Entry entry, String problem) {
    return new ModelRow(
        entry.name(),
        entry.folder(),
        entry.name(),
        entry.lastGood() ? texts.get("models.role.last-good") : "",
        size(entry),
        "",
        texts.format("models.refused", problem),
        false,
        new ModelRow.Actions(false, false, !entry.shipped()));
  }

  private static boolean isRemovable(ModelList.Entry entry) {
    return !entry.shipped() && !entry.active() && !entry.lastGood();
  }

  private String roles(ModelList.Entry entry, boolean runs) {
    List<String> roles = new ArrayList<>();
    if (runs) {
      roles.add(texts.get("models.role.in-use"));
    }
    if (entry.active() && !runs) {
      roles.add(texts.get("models.role.next"));
    }
    if (entry.lastGood()) {
      roles.add(texts.get("models.role.last-good"));
    }
    return String.join(" · ", roles);
  }

  private String facts(ModelList.Entry entry, ModelBundle bundle) throws IOException {
    List<String> facts = new ArrayList<>();
    facts.add(texts.format("models.classes", bundle.classes().size()));
    Map<String, Long> figures =
        ReleaseMaker.figures(entry.folder().resolve(ModelBundle.METRICS_FILE));
    figures.forEach((name, value) -> facts.add(figure(name, value)));
    if (figures.isEmpty()) {
      facts.add(texts.get("models.unmeasured"));
    }
    facts.add(size(entry));
    return String.join(" · ", facts);
  }

  private String size(ModelList.Entry entry) {
    return texts.format("models.size", entry.bytes() / MEGABYTE);
  }

  private String figure(String name, long value) {
    return texts.format("models.figure", figureName(name), value / SHARE);
  }

  /** Names a headline figure of a release; one that this version does not know keeps its name. */
  String figureName(String name) {
    return switch (name) {
      case "accuracy" -> texts.get("models.figure.accuracy");
      case "macroF1" -> texts.get("models.figure.macro-f-one");
      case "macroF1.field" -> texts.get("models.figure.field");
      case "macroF1.lab" -> texts.get("models.figure.lab");
      default -> name;
    };
  }

  private String licences(Path folder) throws IOException {
    try {
      String card = Files.readString(folder.resolve(ModelBundle.CARD_FILE), StandardCharsets.UTF_8);
      Set<String> found =
          LICENCE
              .matcher(card)
              .results()
              .map(MatchResult::group)
              .collect(Collectors.toCollection(LinkedHashSet::new));
      return found.isEmpty()
          ? texts.get("models.licences.none")
          : texts.format("models.licences", String.join(", ", found));
    } catch (NoSuchFileException none) {
      return texts.get("models.licences.none");
    }
  }
}
