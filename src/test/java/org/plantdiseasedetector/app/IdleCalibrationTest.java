package org.plantdiseasedetector.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.plantdiseasedetector.diagnosis.DiagnosisService;
import org.plantdiseasedetector.ui.testkit.ContentService;

class IdleCalibrationTest {

  private static final Path PHOTO = Path.of("none.jpg");

  private final Queue<Runnable> later = new ArrayDeque<>();
  private final List<String> events = new ArrayList<>();
  private Predicate<BooleanSupplier> trial =
      stop -> {
        events.add("trial");
        return !stop.getAsBoolean();
      };
  private final IdleCalibration idle =
      new IdleCalibration(
          stop -> trial.test(stop), (task, delay) -> later.add(task), Duration.ofSeconds(30));
  private final DiagnosisService service = idle.watched(new ContentService());

  private void pass() {
    later.remove().run();
  }

  @Test
  void inTheFirstQuietTimeItRunsOnceAndNeverAgain() {
    idle.start();
    assertThat(events).isEmpty();
    pass();

    assertThat(events).containsExactly("trial");
    assertThat(later).isEmpty();
  }

  @Test
  void aDiagnosisSinceThenPutsItOff() {
    idle.start();
    service.diagnose(PHOTO);
    pass();
    assertThat(events).isEmpty();

    pass();
    assertThat(events).containsExactly("trial");
  }

  @Test
  void duringABatchItDoesNotBegin() {
    idle.start();
    service.diagnoseAll(
        List.of(PHOTO, PHOTO),
        (index, row) -> {
          pass();
          assertThat(events).isEmpty();
        },
        () -> false);

    pass();
    pass();
    assertThat(events).containsExactly("trial");
  }

  @Test
  void aDiagnosisThatComesMeanwhileIsServedAtOnceAndStopsIt() {
    trial =
        stop -> {
          events.add("trial");
          assertThat(stop.getAsBoolean()).isFalse();
          service.diagnose(PHOTO);
          events.add("diagnosed");
          return !stop.getAsBoolean();
        };
    idle.start();
    pass();

    assertThat(events).containsExactly("trial", "diagnosed");
    assertThat(later).as("it is begun anew later").hasSize(1);
  }

  @Test
  void afterSomeDisturbedAttemptsItGivesUp() {
    trial =
        stop -> {
          events.add("trial");
          service.diagnose(PHOTO);
          return !stop.getAsBoolean();
        };
    idle.start();
    while (!later.isEmpty()) {
      pass();
    }

    assertThat(events).hasSize(IdleCalibration.MOST_ATTEMPTS);
  }
}
