package org.plantdiseasedetector.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real process is killed at random points while it installs, starts and goes back. A few kills by
 * default; {@code -Dpdd.kills=100} for the whole run (docs/updates.md).
 */
class UpdateKillTest {

  @TempDir private Path folder;

  @Test
  void theNextStartAlwaysHasOneGenuineModel() throws Exception {
    int kills = Integer.getInteger("pdd.kills", 3);
    Random random = new Random(20261125);
    UpdateWorld world = new UpdateWorld(folder);
    world.publish("2.0.0");
    Path older = world.pack("2.0.0");
    world.publish("3.0.0");
    Path newer = world.pack("3.0.0");
    assertThat(older).exists();
    world.folders();
    Set<String> seen = new TreeSet<>();
    for (int kill = 0; kill < kills; kill++) {
      killWhileInstalling(random.nextInt(600));

      String version = world.start();
      seen.add(version);
      assertThat(version).as("kill " + kill).isIn("1.0.0", "2.0.0", "3.0.0");
      assertThat(world.folders().installed().names())
          .as("kill " + kill)
          .allSatisfy(name -> assertThat(world.folders().installed().problem(name)).isEmpty());
    }
    world.update(newer);
    assertThat(world.start()).isEqualTo("3.0.0");
    assertThat(seen).isNotEmpty();
  }

  private void killWhileInstalling(int millis) throws Exception {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xshare:auto",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    KillableUpdater.class.getName(),
                    folder.toString()))
            .redirectError(folder.resolve("errors.txt").toFile())
            .start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(out.readLine()).isEqualTo("ready");
      assertThat(process.waitFor(millis, TimeUnit.MILLISECONDS))
          .as("%s", folder.resolve("errors.txt"))
          .isFalse();
      assertThat(process.toHandle().destroyForcibly()).isTrue();
      process.waitFor();
    }
  }
}
