package org.plantdiseasedetector.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plantdiseasedetector.domain.FailureCode;
import org.plantdiseasedetector.evaluation.PhotoClassifier.Reading;

class EvaluationRunnerTest {

  private static final EvaluationRunner.Progress SILENT = (done, total) -> {};

  private static List<LabelledPhoto> photos(int n) {
    return IntStream.range(0, n)
        .mapToObj(
            i ->
                new LabelledPhoto(
                    Path.of("p" + i),
                    "p" + i,
                    Samples.CLASSES.get(i % 3),
                    "lab",
                    "s",
                    Optional.empty()))
        .toList();
  }

  private static EvaluationRunner runner(PhotoClassifier classifier) {
    return new EvaluationRunner(classifier, Samples.CLASSES, Samples.THRESHOLDS, 3);
  }

  private static Reading certain(int predicted) {
    double[] probabilities = new double[3];
    probabilities[predicted] = 1;
    return new Reading.Judged(Samples.familiar(probabilities));
  }

  @Test
  void resultsComeInTheOrderOfTheInputAndProgressCountsEveryPhoto() throws Exception {
    ConcurrentSkipListSet<Integer> told = new ConcurrentSkipListSet<>();

    EvaluationRunner.Result result =
        runner((photo, edit) -> certain(0))
            .run(photos(50), PhotoEdit.NONE, (done, total) -> told.add(done), () -> false)
            .orElseThrow();

    assertThat(result.photos())
        .extracting(scored -> scored.photo().name())
        .containsExactlyElementsOf(photos(50).stream().map(LabelledPhoto::name).toList());
    assertThat(told).hasSize(50).startsWith(1).endsWith(50);
  }

  @Test
  void aDefectOnOnePhotoCountsAsAFailureOfThatPhotoOnly() throws Exception {
    PhotoClassifier classifier =
        (photo, edit) -> {
          if (photo.endsWith("p1")) {
            throw new IllegalStateException("boom");
          }
          return certain(0);
        };

    EvaluationRunner.Result result =
        runner(classifier).run(photos(3), PhotoEdit.NONE, SILENT, () -> false).orElseThrow();

    assertThat(result.photos()).hasSize(3);
    assertThat(result.photos().get(1).score().isRead()).isFalse();
    assertThat(result.photos().get(1).failure().orElseThrow().code())
        .isEqualTo(FailureCode.INTERNAL_ERROR);
    assertThat(result.photos().get(0).failure()).isEmpty();
  }

  @Test
  void skippedPhotosAreCountedButNotScored() throws Exception {
    EvaluationRunner.Result result =
        runner((photo, edit) -> photo.endsWith("p0") ? new Reading.Skipped() : certain(1))
            .run(photos(3), PhotoEdit.NONE, SILENT, () -> false)
            .orElseThrow();

    assertThat(result.photos()).hasSize(2);
    assertThat(result.skipped()).isEqualTo(1);
  }

  @Test
  void aCancelledRunGivesNoResultAndStartsNoFurtherPhoto() throws Exception {
    AtomicInteger started = new AtomicInteger();
    PhotoClassifier classifier =
        (photo, edit) -> {
          started.incrementAndGet();
          return certain(0);
        };

    Optional<EvaluationRunner.Result> result =
        runner(classifier).run(photos(1000), PhotoEdit.NONE, SILENT, () -> started.get() >= 5);

    assertThat(result).isEmpty();
    assertThat(started.get()).isBetween(5, 8);
  }
}
