package org.plantdiseasedetector.readiness.checks;

import static org.plantdiseasedetector.readiness.checks.Findings.pass;
import static org.plantdiseasedetector.readiness.checks.Findings.some;
import static org.plantdiseasedetector.readiness.checks.Findings.text;
import static org.plantdiseasedetector.readiness.checks.Findings.verdict;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.evaluation.ModelCardCheck;
import org.plantdiseasedetector.knowledge.DiseaseNames;
import org.plantdiseasedetector.model.ModelBundle;
import org.plantdiseasedetector.readiness.Finding;
import tools.jackson.databind.JsonNode;

/**
 * The model: its files, its figures, its fairness.
 *
 * @param facts what is known about the installation
 */
record ModelChecks(Facts facts) {

  private static final String REINSTALL =
      "Install the app again, or install a model whose figures were measured.";
  private static final String CARD = "docs/model-development.md";
  private static final String FORMAT = "docs/model-bundle.md";
  private static final String EVALUATION = "docs/evaluation.md";

  private static final long MOST_BUNDLE_BYTES = 15 << 20;
  private static final int LEAST_TRAINING = 1000;
  private static final int LEAST_TEST = 500;
  private static final int LEAST_FIELD = 200;
  private static final int LEAST_PER_CROP = 30;
  private static final double LARGE_GAP = 0.10;

  void fill(Table table) {
    table.automated("model-preparation.1", this::training, CARD);
    table.automated("model-preparation.2", this::heldOut, CARD);
    table.automated("model-preparation.3", this::figures, EVALUATION);
    table.automated("model-preparation.4", this::size, FORMAT);
    table.automated("model-preparation.5", this::network, FORMAT);
    table.automated("model-preparation.6", this::classes, FORMAT);
    table.automated("model-preparation.7", this::configuration, FORMAT);
    table.automated("optimization.1", this::torchScript, FORMAT);
    table.automated("compliance.6", this::bias, EVALUATION);
    table.automated("compliance.7", this::fairness, EVALUATION);
    table.automated("post-deployment.3", this::targets, CARD);
  }

  private Finding training() throws Exception {
    JsonNode training = facts.metrics().get().path("training");
    int photos = training.path("trainingPhotos").asInt(0);
    int field = facts.metrics().get().at("/test/domains/field/n").asInt(0);
    String evidence =
        text(
            "%s was trained on %d photos (%s); the test holds %d photos from fields.",
            facts.bundle().get().identity(), photos, training.path("recipe").asString("?"), field);
    if (photos < LEAST_TRAINING) {
      return new Finding.Fail(evidence, "Use a model whose training is documented.");
    }
    return field >= LEAST_FIELD
        ? new Finding.Pass(evidence)
        : new Finding.Warn(evidence, "Measure it on at least " + LEAST_FIELD + " field photos.");
  }

  private Finding heldOut() throws Exception {
    JsonNode metrics = facts.metrics().get();
    int photos = metrics.at("/test/evaluation/photos").asInt(0);
    List<String> other = otherWeights();
    String evidence =
        text(
            "The test section rests on %d photos, photo list SHA-256 %.12s…; weights %s.",
            photos,
            metrics.at("/test/evaluation/photoListSha256").asString("none"),
            other.isEmpty() ? "are the measured ones" : "differ: " + other);
    return verdict(photos >= LEAST_TEST && other.isEmpty(), evidence, REINSTALL);
  }

  private List<String> otherWeights() throws Exception {
    JsonNode config = facts.metrics().get().path("config");
    Path folder = facts.bundle().get().directory();
    List<String> other = new ArrayList<>();
    for (Map.Entry<String, String> weight :
        Map.of("headSha256", ModelBundle.HEAD_FILE, "networkSha256", ModelBundle.NETWORK_FILE)
            .entrySet()) {
      String found = InstallationFiles.sha256(folder.resolve(weight.getValue()));
      if (!found.equals(config.path(weight.getKey()).asString(""))) {
        other.add(weight.getValue());
      }
    }
    return other;
  }

  private Finding figures() throws Exception {
    JsonNode test = facts.metrics().get().path("test");
    List<String> missing =
        facts.bundle().get().classes().stream()
            .map(ClassId::value)
            .filter(
                id ->
                    Stream.of("precision", "recall", "f1")
                        .anyMatch(m -> !test.path("classes").path(id).path(m).has("value")))
            .toList();
    List<String> wrong = ModelCardCheck.check(facts.bundle().get().directory());
    String evidence =
        text(
            "Accuracy %.1f %%, macro-F1 %.1f %%; precision, recall and F1 of %d classes, missing"
                + " %s; model card %s.",
            100 * test.at("/overall/accuracy/value").asDouble(Double.NaN),
            100 * test.at("/overall/macroF1/value").asDouble(Double.NaN),
            facts.bundle().get().classes().size(),
            missing,
            wrong.isEmpty() ? "agrees with the figures" : "disagrees: " + some(wrong));
    return verdict(
        missing.isEmpty() && wrong.isEmpty() && test.at("/overall/accuracy").has("value"),
        evidence,
        REINSTALL);
  }

  private Finding size() throws Exception {
    long bytes = 0;
    try (Stream<Path> files = Files.list(facts.bundle().get().directory())) {
      for (Path file : files.toList()) {
        bytes += Files.size(file);
      }
    }
    return verdict(
        bytes <= MOST_BUNDLE_BYTES,
        text(
            "The bundle has %s, at most %s are allowed.",
            Findings.mebibytes(bytes), Findings.mebibytes(MOST_BUNDLE_BYTES)),
        "Use a smaller network.");
  }

  private Finding network() throws Exception {
    Path file = facts.bundle().get().network();
    String hash = InstallationFiles.sha256(file);
    String measured = facts.metrics().get().at("/config/networkSha256").asString("");
    return verdict(
        hash.equals(measured),
        text(
            "%s, %s, SHA-256 %s, %s the measured one.",
            file.getFileName(),
            Findings.mebibytes(Files.size(file)),
            hash,
            hash.equals(measured) ? "is" : "is not"),
        REINSTALL);
  }

  private Finding classes() throws Exception {
    Set<ClassId> known = DiseaseNames.load().classes();
    List<String> nameless =
        facts.bundle().get().classes().stream()
            .filter(id -> !known.contains(id))
            .map(ClassId::value)
            .toList();
    return verdict(
        nameless.isEmpty(),
        text(
            "%s names %d classes, %d without a name for people%s.",
            ModelBundle.CLASSES_FILE,
            facts.bundle().get().classes().size(),
            nameless.size(),
            nameless.isEmpty() ? "" : ": " + some(nameless)),
        "Install a model that belongs to this version of the app.");
  }

  private Finding configuration() throws Exception {
    ModelBundle bundle = facts.bundle().get();
    JsonNode measured = facts.metrics().get().at("/config/thresholds");
    boolean isSame =
        same(measured, "confident", bundle.config().thresholds().confident())
            && same(measured, "rolledUp", bundle.config().thresholds().rolledUp())
            && same(measured, "unfamiliar", bundle.config().thresholds().unfamiliar());
    return verdict(
        isSame,
        text(
            "config.yaml of %s is valid: input %d pixels, confident from %.3f, rolled up from %.3f,"
                + " unfamiliar from %.4f; the figures were measured with %s thresholds.",
            bundle.identity(),
            bundle.config().input().size(),
            bundle.config().thresholds().confident(),
            bundle.config().thresholds().rolledUp(),
            bundle.config().thresholds().unfamiliar(),
            isSame ? "these" : "other"),
        "Restore config.yaml of the bundle, or measure the model again with pdd evaluate.");
  }

  private static boolean same(JsonNode measured, String key, double value) {
    return Math.abs(measured.path(key).asDouble(Double.NaN) - value) < 1e-6;
  }

  private Finding torchScript() throws Exception {
    Path file = facts.bundle().get().network();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      long code = zip.stream().filter(entry -> entry.getName().contains("/code/")).count();
      return verdict(
          code > 0,
          text("%s is TorchScript with %d files of code.", file.getFileName(), code),
          REINSTALL);
    } catch (IOException noZip) {
      return new Finding.Fail(
          file.getFileName() + " is no TorchScript: " + noZip.getMessage() + ".", REINSTALL);
    }
  }

  private Finding bias() throws Exception {
    Metrics metrics = new Metrics(facts.metrics().get());
    List<Metrics.Figure> crops = metrics.accuracies("crops");
    List<Metrics.Figure> domains = metrics.accuracies("domains");
    Set<String> measured = crops.stream().map(Metrics.Figure::name).collect(Collectors.toSet());
    List<String> missing =
        facts.bundle().get().classes().stream()
            .map(ClassId::crop)
            .distinct()
            .filter(crop -> !measured.contains(crop))
            .toList();
    String evidence = text("Accuracy by crop: %s. By domain: %s.", joined(crops), joined(domains));
    if (!missing.isEmpty() || domains.size() < 2) {
      return new Finding.Fail(
          evidence + " Not measured: " + missing + ".",
          "Measure every crop in laboratory and field.");
    }
    List<String> weak = weak(crops, domains);
    return weak.isEmpty()
        ? new Finding.Pass(evidence)
        : new Finding.Warn(
            evidence + " Stands out: " + some(weak) + ".",
            "Tell the users of these crops, and confirm or correct their cases, so that the"
                + " difference can be measured in your fields.");
  }

  private static String joined(List<Metrics.Figure> figures) {
    return figures.stream().map(Metrics.Figure::toString).collect(Collectors.joining(", "));
  }

  private List<String> weak(List<Metrics.Figure> crops, List<Metrics.Figure> domains)
      throws Exception {
    double overall = facts.metrics().get().at("/test/overall/accuracy/value").asDouble(Double.NaN);
    List<String> weak = new ArrayList<>();
    for (Metrics.Figure figure : Stream.concat(crops.stream(), domains.stream()).toList()) {
      if (figure.photos() < LEAST_PER_CROP) {
        weak.add(text("%s rests on %d photos only", figure.name(), figure.photos()));
      } else if (figure.high() < overall - LARGE_GAP) {
        weak.add(
            figure
                + text(
                    " is below the whole (%.1f %%) by more than %.0f points",
                    100 * overall, 100 * LARGE_GAP));
      }
    }
    return weak;
  }

  private Finding fairness() throws Exception {
    Path card = facts.bundle().get().directory().resolve(ModelBundle.CARD_FILE);
    String words = Files.readString(card, StandardCharsets.UTF_8);
    Metrics metrics = new Metrics(facts.metrics().get());
    List<String> missing =
        Stream.concat(metrics.accuracies("crops").stream(), metrics.accuracies("domains").stream())
            .map(Metrics.Figure::name)
            .filter(name -> !words.contains(name))
            .toList();
    return verdict(
        missing.isEmpty(),
        missing.isEmpty()
            ? "The model card has the figures of every crop and domain, with intervals."
            : "The model card does not mention " + missing + ".",
        REINSTALL);
  }

  private Finding targets() throws Exception {
    List<String> missed = new Metrics(facts.metrics().get()).missed();
    return missed.isEmpty()
        ? pass("All %d targets for the model are reached on the test photos.", Metrics.targets())
        : new Finding.Fail(
            text(
                "%d of %d targets for the model are missed: %s.",
                missed.size(), Metrics.targets(), String.join("; ", missed)),
            "Use a better model when there is one; until then treat field diagnoses as a hint.");
  }
}
