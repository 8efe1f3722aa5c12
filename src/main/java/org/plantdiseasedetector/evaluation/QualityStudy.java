package org.plantdiseasedetector.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.plantdiseasedetector.domain.ClassId;
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
 */
public record QualityStudy(
    PhotoClassifier classifier, List<ClassId> classes, PhotoInspector inspector) {

  /** Counts of one verdict: photos, and those diagnosed right. */
  private static final class Count {
    private int photos;
    private int right;

    void add(boolean correct) {
      photos++;
      right += correct ? 1 : 0;
    }

    String text() {
      return photos == 0
          ? "      –      "
          : String.format(Locale.ROOT, "%4d (%5.1f %%)", photos, 100.0 * right / photos);
    }
  }

  /** The counts of one damage: without remark, with remark, refused. */
  private static final class Row {
    private final Count fine = new Count();
    private final Count remarked = new Count();
    private final Count refused = new Count();
  }

  /**
   * Runs one damage at one strength.
   *
   * @param photos labelled photos; unreadable ones are left out
   * @param damage what goes wrong
   * @param strength how much
   * @return one line: photos and top-1 accuracy without remark, with remark, refused
   */
  public String run(List<LabelledPhoto> photos, PhotoDamage damage, double strength) {
    Row row = new Row();
    for (LabelledPhoto photo : photos) {
      List<QualityLimits.Verdict> verdicts = new ArrayList<>(1);
      PhotoClassifier.Reading reading =
          classifier.classify(
              photo.file(),
              image -> {
                var damaged = damage.apply(image, strength);
                verdicts.add(QualityLimits.judge(inspector.inspect(damaged)));
                return Optional.of(damaged);
              });
      if (reading instanceof PhotoClassifier.Reading.Judged(Judgement judgement)) {
        boolean right = classes.indexOf(photo.label()) == judgement.best();
        count(row, verdicts.getFirst()).add(right);
      }
    }
    return String.format(
        Locale.ROOT,
        "%-6s %6.3f  %s  %s  %s",
        damage.name().toLowerCase(Locale.ROOT),
        strength,
        row.fine.text(),
        row.remarked.text(),
        row.refused.text());
  }

  private static Count count(Row row, QualityLimits.Verdict verdict) {
    if (verdict.hopeless().isPresent()) {
      return row.refused;
    }
    return verdict.remarks().isEmpty() ? row.fine : row.remarked;
  }
}
