package org.plantdiseasedetector.evaluation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.imaging.DecodeLimits;
import org.plantdiseasedetector.imaging.RgbImage;
import org.plantdiseasedetector.leaf.PhotoInspector;
import org.plantdiseasedetector.leaf.QualityLimits;
import org.plantdiseasedetector.model.Judgement;

/**
 * Damages photos on purpose and counts how often they are remarked on or refused, and how often the
 * diagnosis is still right.
 *
 * @param classifier the pipeline
 * @param classes of the model, as {@link EvaluationRunner} has them
 * @param inspector judges the damaged photos
 * @param inputSide side of the model's input in pixels; smaller photos get a remark
 */
public record QualityStudy(
    PhotoClassifier classifier, List<ClassId> classes, PhotoInspector inspector, int inputSide) {

  private static final double HUNDRED = 100;

  /** What the app says of a photo, from the best to the worst. */
  private enum Level {
    FINE,
    REMARKED,
    REFUSED
  }

  /** Photos of a level, and those diagnosed right. */
  private static final class Count {
    private int photos;
    private int right;
  }

  /** Counts by level. */
  private static final class Counts {
    private final Map<Level, Count> levels = new EnumMap<>(Level.class);

    void add(Level level, boolean isRight) {
      add(level, 1, isRight ? 1 : 0);
    }

    void add(Counts other) {
      other.levels.forEach((level, count) -> add(level, count.photos, count.right));
    }

    private void add(Level level, int photos, int right) {
      Count count = levels.computeIfAbsent(level, _ -> new Count());
      count.photos += photos;
      count.right += right;
    }

    String row(String name) {
      StringBuilder row = new StringBuilder("| " + name);
      for (Level level : Level.values()) {
        Count count = levels.getOrDefault(level, new Count());
        row.append(" | ").append(count.photos).append(" | ").append(share(count));
      }
      return row + " |";
    }

    private static String share(Count count) {
      return count.photos == 0
          ? "–"
          : String.format(Locale.ROOT, "%.1f", HUNDRED * count.right / count.photos);
    }
  }

  /**
   * Runs all damages.
   *
   * @param photos labelled photos; unreadable ones are left out
   * @return a Markdown table: photos and top-1 accuracy in per cent at each level, for each damage
   *     and strength, and for each damage over all its strengths and the photos as they are
   */
  public List<String> table(List<LabelledPhoto> photos) {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "| Damage | No remark | top-1, % | Remark | top-1, % | Refused | top-1, % |",
                "|---|---:|---:|---:|---:|---:|---:|"));
    Counts whole = run(photos, PhotoDamage.NONE, 0);
    lines.add(whole.row("none"));
    for (PhotoDamage damage : PhotoDamage.values()) {
      if (damage != PhotoDamage.NONE) {
        lines.addAll(rows(photos, damage, whole));
      }
    }
    return lines;
  }

  private List<String> rows(List<LabelledPhoto> photos, PhotoDamage damage, Counts whole) {
    List<String> rows = new ArrayList<>();
    Counts all = new Counts();
    all.add(whole);
    for (double strength : damage.strengths()) {
      Counts counts = run(photos, damage, strength);
      all.add(counts);
      rows.add(counts.row(damage.words(strength)));
    }
    rows.add(all.row("**" + damage.name().toLowerCase(Locale.ROOT) + ", all and none**"));
    return rows;
  }

  private Counts run(List<LabelledPhoto> photos, PhotoDamage damage, double strength) {
    Counts counts = new Counts();
    for (LabelledPhoto photo : photos) {
      List<Level> levels = new ArrayList<>(1);
      PhotoClassifier.Reading reading =
          classifier.classify(
              photo.file(),
              image -> {
                RgbImage damaged = damage.apply(image, strength);
                levels.add(level(damaged));
                return Optional.of(damaged);
              });
      if (reading instanceof PhotoClassifier.Reading.Judged(Judgement judgement)) {
        counts.add(levels.getFirst(), classes.indexOf(photo.label()) == judgement.best());
      }
    }
    return counts;
  }

  /** As a diagnosis judges, which looks at the size of the file first. */
  private Level level(RgbImage image) {
    int side = Math.min(image.width(), image.height());
    QualityLimits.Verdict verdict = QualityLimits.judge(inspector.inspect(image));
    if (side < DecodeLimits.STANDARD.minSide() || verdict.hopeless().isPresent()) {
      return Level.REFUSED;
    }
    return side < inputSide || !verdict.remarks().isEmpty() ? Level.REMARKED : Level.FINE;
  }
}
