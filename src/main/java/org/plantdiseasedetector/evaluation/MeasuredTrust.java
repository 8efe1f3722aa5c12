package org.plantdiseasedetector.evaluation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.plantdiseasedetector.domain.ModelIdentity;
import org.plantdiseasedetector.model.ModelBundle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How far a model's confidence can be trusted, as its {@code metrics.json} says of the test split:
 * the figures that the card and its reliability diagram show.
 *
 * @param model name and version
 * @param domains one group for each domain of the photos, or one of all photos, in the file's order
 * @param crops every crop with its accuracy, in the file's order
 */
public record MeasuredTrust(ModelIdentity model, List<Group> domains, List<Crop> crops) {

  /** Name of the group when the photos' domains are not known. */
  public static final String ALL = "all";

  /** Copies the lists. */
  public MeasuredTrust {
    domains = List.copyOf(domains);
    crops = List.copyOf(crops);
  }

  /**
   * Photos of one domain.
   *
   * @param name of the domain, or {@link #ALL}
   * @param photos number of photos
   * @param accuracy share of photos whose most probable class is the true one
   * @param calibrationError expected calibration error in [0, 1], see {@link Measure#ECE}
   * @param bins photos by confidence, from low to high, without gaps
   */
  public record Group(
      String name, int photos, Estimate accuracy, Estimate calibrationError, List<Bin> bins) {
    /** Copies the list. */
    public Group {
      bins = List.copyOf(bins);
    }
  }

  /**
   * Photos whose confidence lies in one range.
   *
   * @param low lower end, exclusive
   * @param high upper end, inclusive
   * @param photos number of photos
   * @param confidence their mean confidence; not a number without photos
   * @param accuracy share that is right; not a number without photos
   */
  public record Bin(double low, double high, int photos, double confidence, double accuracy) {}

  /**
   * Photos of one crop.
   *
   * @param name first part of the crop's class ids
   * @param photos number of photos
   * @param accuracy share of photos whose most probable class is the true one
   */
  public record Crop(String name, int photos, Estimate accuracy) {}

  /**
   * Reads the figures of a bundle.
   *
   * @param bundle the loaded bundle
   * @throws EvaluationException if it was not measured, the file is damaged, or the figures are of
   *     other weights or another configuration
   */
  public static MeasuredTrust read(ModelBundle bundle) throws EvaluationException {
    Path file = bundle.directory().resolve(ModelBundle.METRICS_FILE);
    if (!Files.exists(file)) {
      throw new EvaluationException("There is no " + file + ": this model was not measured.");
    }
    ObjectNode metrics = Json.read(file);
    if (!BundleMetrics.isOf(metrics, bundle)) {
      throw new EvaluationException(
          "The figures in %s are of another model. Install the model again.".formatted(file));
    }
    try {
      JsonNode test = metrics.required(BundleMetrics.TEST);
      return new MeasuredTrust(bundle.identity(), groups(test), crops(test));
    } catch (RuntimeException incomplete) {
      throw new EvaluationException(
          "%s lacks figures of the test split. Install the model again.".formatted(file),
          incomplete);
    }
  }

  private static List<Group> groups(JsonNode test) {
    List<Group> groups = new ArrayList<>();
    for (Map.Entry<String, JsonNode> domain : test.required("domains").properties()) {
      JsonNode bins = test.required("reliabilityByDomain").required(domain.getKey());
      groups.add(group(domain.getKey(), domain.getValue(), bins));
    }
    if (groups.isEmpty()) {
      groups.add(group(ALL, test.required("overall"), test.required("reliability")));
    }
    return groups;
  }

  private static Group group(String name, JsonNode figures, JsonNode bins) {
    List<Bin> list = new ArrayList<>();
    for (JsonNode bin : bins) {
      list.add(
          new Bin(
              number(bin, "low"),
              number(bin, "high"),
              bin.required("n").intValue(),
              number(bin, "confidence"),
              number(bin, "accuracy")));
    }
    return new Group(
        name,
        figures.required("n").intValue(),
        estimate(figures, Measure.ACCURACY),
        estimate(figures, Measure.ECE),
        list);
  }

  private static List<Crop> crops(JsonNode test) {
    List<Crop> crops = new ArrayList<>();
    for (Map.Entry<String, JsonNode> crop : test.required("crops").properties()) {
      JsonNode figures = crop.getValue();
      crops.add(
          new Crop(
              crop.getKey(),
              figures.required("n").intValue(),
              estimate(figures, Measure.ACCURACY)));
    }
    return crops;
  }

  private static Estimate estimate(JsonNode figures, Measure measure) {
    JsonNode node = figures.required(measure.key());
    return new Estimate(number(node, "value"), number(node, "low"), number(node, "high"));
  }

  private static double number(JsonNode node, String key) {
    JsonNode value = node.required(key);
    return value.isNull() ? Double.NaN : value.doubleValue();
  }
}
