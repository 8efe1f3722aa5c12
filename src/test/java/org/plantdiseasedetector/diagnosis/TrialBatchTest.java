package org.plantdiseasedetector.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plantdiseasedetector.domain.ComputeDevice;
import org.plantdiseasedetector.domain.Diagnosis;
import org.plantdiseasedetector.domain.DiagnosisOutcome;
import org.plantdiseasedetector.domain.ModelIdentity;

class TrialBatchTest {

  private static final BatchPlan PLAIN = BatchPlan.independent(2);
  private static final BatchPlan FAST = new BatchPlan(2, 1, 4);

  private final List<BatchPlan> used = new ArrayList<>();
  private final List<PlanTrial.Result> found = new ArrayList<>();
  private final List<Path> rows = new ArrayList<>();
  private final List<Integer> indices = new ArrayList<>();
  private long now;
  private final TrialBatch batch =
      new TrialBatch(
          plan -> new Timed(plan), new PlanTrial(List.of(PLAIN, FAST)), () -> now, found::add);

  private static List<Path> photos(int count) {
    return IntStream.range(0, count).mapToObj(i -> Path.of(i + ".jpg")).toList();
  }

  private void diagnose(List<Path> photos, BooleanSupplier cancelled) {
    batch.diagnoseAll(
        photos,
        (index, row) -> {
          indices.add(index);
          rows.add(row.path());
        },
        cancelled);
  }

  @Test
  void aLargeBatchFindsThePlanAndEveryPhotoHasOneRowInOrder() {
    List<Path> photos = photos(batch.least() + 7);
    diagnose(photos, () -> false);

    assertThat(rows).isEqualTo(photos);
    assertThat(indices).isEqualTo(IntStream.range(0, photos.size()).boxed().toList());
    assertThat(found).singleElement().extracting(PlanTrial.Result::plan).isEqualTo(FAST);
    assertThat(used.getLast()).isEqualTo(FAST);
  }

  @Test
  void theNextBatchUsesWhatWasFoundAndTriesNothing() {
    diagnose(photos(batch.least()), () -> false);
    used.clear();
    diagnose(photos(batch.least()), () -> false);

    assertThat(used).containsOnly(FAST);
    assertThat(found).hasSize(1);
  }

  @Test
  void aSmallBatchTriesNothing() {
    diagnose(photos(batch.least() - 1), () -> false);

    assertThat(used).containsOnly(PLAIN);
    assertThat(found).isEmpty();
    assertThat(rows).hasSize(batch.least() - 1);
  }

  @Test
  void aBatchThatIsCancelledInTheTrialStopsThereAndFindsNothing() {
    List<Path> photos = photos(batch.least());
    diagnose(photos, () -> rows.size() >= 40);

    assertThat(rows).isEqualTo(photos.subList(0, 40));
    assertThat(found).isEmpty();
    rows.clear();
    diagnose(photos, () -> false);
    assertThat(found).as("the next one tries again").hasSize(1);
  }

  @Test
  void aSinglePhotoIsDiagnosedAsAlways() {
    assertThat(batch.diagnose(Path.of("one.jpg")).path()).isEqualTo(Path.of("one.jpg"));
    assertThat(found).isEmpty();
  }

  /** Needs ten units of time for a photo, by the fast plan eight. */
  private final class Timed implements DiagnosisService {

    private final BatchPlan plan;

    Timed(BatchPlan plan) {
      this.plan = plan;
    }

    @Override
    public Diagnosis diagnose(Path photo) {
      used.add(plan);
      now += plan.equals(FAST) ? 8 : 10;
      return new Diagnosis(
          photo,
          Optional.empty(),
          new DiagnosisOutcome.NotRecognised(List.of()),
          List.of(),
          new ModelIdentity("fake", "1.0.0"),
          ComputeDevice.CPU,
          Duration.ZERO);
    }

    @Override
    public void diagnoseAll(List<Path> photos, Listener listener, BooleanSupplier cancelled) {
      for (int i = 0; i < photos.size() && !cancelled.getAsBoolean(); i++) {
        listener.done(i, diagnose(photos.get(i)));
      }
    }
  }
}
