package org.plantdiseasedetector.evaluation;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.model.ModelConfig;

/**
 * Everything that an evaluation found.
 *
 * @param config of the evaluated model
 * @param classes of the evaluated model, in its order
 * @param bootstrap how the intervals were made
 * @param edit name of the edit that the photos went through: {@code none} or {@code blank-leaf}
 * @param skipped photos that the edit does not apply to
 * @param photos the scored photos, sorted by name
 * @param overall figures over all photos
 * @param domains figures by domain
 * @param sources figures by source
 * @param crops figures by crop
 * @param perClass figures by class, in the order of {@code classes}
 * @param bins calibration over all photos
 * @param rejections figures by kind of picture that the model should refuse, as far as measured
 */
public record EvaluationReport(
    ModelConfig config,
    List<ClassId> classes,
    Bootstrap bootstrap,
    String edit,
    int skipped,
    List<ScoredPhoto> photos,
    Figures overall,
    SortedMap<String, Figures> domains,
    SortedMap<String, Figures> sources,
    SortedMap<String, Figures> crops,
    List<ClassFigures> perClass,
    ReliabilityBins bins,
    SortedMap<String, RejectionFigures> rejections) {

  /** Name of the figures on pictures without a leaf of a known crop. */
  public static final String NOT_A_LEAF = "not_a_leaf";

  /** Name of the figures on leaves whose disease the model has no class for. */
  public static final String UNKNOWN_DISEASE = "unknown_disease";

  /**
   * Computes every figure.
   *
   * @param config of the evaluated model
   * @param classes of the evaluated model, in its order
   * @param result what the runner brought
   * @param edit name of the edit
   * @param bootstrap how to make the intervals
   * @throws EvaluationException if no photo is left to evaluate
   */
  public static EvaluationReport of(
      ModelConfig config,
      List<ClassId> classes,
      EvaluationRunner.Result result,
      String edit,
      Bootstrap bootstrap)
      throws EvaluationException {
    List<ScoredPhoto> photos = result.photos();
    if (photos.isEmpty()) {
      throw new EvaluationException(
          "No photo is left to evaluate: none has a plain background. Leave out --blank-leaf.");
    }
    int n = classes.size();
    Tally tally = new Tally(n);
    photos.forEach(photo -> tally.add(photo.score()));
    return new EvaluationReport(
        config,
        List.copyOf(classes),
        bootstrap,
        edit,
        result.skipped(),
        photos,
        Figures.of(photos, n, bootstrap),
        grouped(photos, n, bootstrap, LabelledPhoto::domain),
        grouped(photos, n, bootstrap, LabelledPhoto::source),
        grouped(photos, n, bootstrap, photo -> photo.label().crop()),
        ClassFigures.of(photos, classes, bootstrap),
        tally.bins(),
        new TreeMap<>());
  }

  /**
   * Adds figures on pictures that the model should refuse.
   *
   * @param name {@link #NOT_A_LEAF} or {@link #UNKNOWN_DISEASE}
   * @param figures what was found
   * @return a report that has them as well
   */
  public EvaluationReport with(String name, RejectionFigures figures) {
    SortedMap<String, RejectionFigures> all = new TreeMap<>(rejections);
    all.put(name, figures);
    return new EvaluationReport(
        config, classes, bootstrap, edit, skipped, photos, overall, domains, sources, crops,
        perClass, bins, all);
  }

  /** Returns the calibration of each domain. */
  public SortedMap<String, ReliabilityBins> binsByDomain() {
    SortedMap<String, ReliabilityBins> byDomain = new TreeMap<>();
    for (ScoredPhoto scored : photos) {
      if (scored.score().isRead()) {
        byDomain
            .computeIfAbsent(scored.photo().domain(), domain -> new ReliabilityBins())
            .add(scored.score().confidence(), scored.score().isCorrect());
      }
    }
    return byDomain;
  }

  /** Returns the photos that could not be read. */
  public List<ScoredPhoto> failures() {
    return photos.stream().filter(photo -> photo.failure().isPresent()).toList();
  }

  /** Returns whether leaves, not photos, were resampled. */
  public boolean isResampledByLeaf() {
    return photos.stream().anyMatch(photo -> photo.photo().leafGroup().isPresent());
  }

  private static SortedMap<String, Figures> grouped(
      List<ScoredPhoto> photos,
      int classes,
      Bootstrap bootstrap,
      Function<LabelledPhoto, String> key) {
    Map<String, List<ScoredPhoto>> groups =
        photos.stream().collect(Collectors.groupingBy(photo -> key.apply(photo.photo())));
    SortedMap<String, Figures> figures = new TreeMap<>();
    groups.forEach((name, group) -> figures.put(name, Figures.of(group, classes, bootstrap)));
    return figures;
  }
}
