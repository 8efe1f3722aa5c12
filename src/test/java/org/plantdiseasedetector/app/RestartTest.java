package org.plantdiseasedetector.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RestartTest {

  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
  private static final Optional<String[]> NONE = Optional.empty();

  @Test
  void theSameProgramStartsWithTheSameArguments() {
    String[] words = {"-cp", "x", "Main"};
    assertThat(Restart.of(Optional.of("/usr/bin/java"), Optional.of(words), Optional.empty(), NOW))
        .contains(new Restart(List.of("/usr/bin/java", "-cp", "x", "Main")));
    assertThat(Restart.of(Optional.of("C:\\app\\PDD.exe"), NONE, Optional.empty(), NOW))
        .contains(new Restart(List.of("C:\\app\\PDD.exe")));
  }

  @Test
  void aBareJavaOrAnUnknownProgramIsNotStarted() {
    assertThat(Restart.of(Optional.of("C:\\jdk\\javaw.exe"), NONE, Optional.empty(), NOW))
        .isEmpty();
    assertThat(Restart.of(Optional.empty(), NONE, Optional.empty(), NOW)).isEmpty();
  }

  @Test
  void anAppThatBreaksRightAfterItsRestartDoesNotGoInCircles() {
    Optional<String> program = Optional.of("/opt/pdd/bin/PlantDiseaseDetector");
    assertThat(Restart.of(program, NONE, Optional.of(NOW.minusSeconds(59)), NOW)).isEmpty();
    assertThat(Restart.of(program, NONE, Optional.of(NOW.minusSeconds(61)), NOW)).isPresent();
  }

  @Test
  void theTimeOfTheRestartComesFromTheEnvironment() {
    Map<String, String> variables = Map.of("PDD_RESTARTED_AT", NOW.toString());
    assertThat(new Environment(name -> null, variables::get).restartedAt()).contains(NOW);
    assertThat(new Environment(name -> null, name -> "soon").restartedAt()).isEmpty();
    assertThat(new Environment(name -> null, name -> null).restartedAt()).isEmpty();
  }

  @Test
  void theMarkOfThePackagedLauncherIsNotHandedOn() {
    Map<String, String> variables = new HashMap<>(Map.of("_JPACKAGE_LAUNCHER", "1", "LANG", "C"));
    Environment.forgetLauncher(variables);
    assertThat(variables).containsOnlyKeys("LANG");
  }
}
