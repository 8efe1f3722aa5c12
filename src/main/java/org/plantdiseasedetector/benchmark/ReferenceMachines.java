package org.plantdiseasedetector.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Computers on which the benchmark was run for comparison. Each is the unchanged export of one run
 * (docs/performance.md tells the command), so that it says itself what else the machine did.
 */
public final class ReferenceMachines {

  private static final List<String> NAMES = List.of("2-core AMD EPYC VM");

  private ReferenceMachines() {}

  /**
   * A computer to compare with.
   *
   * @param name for people
   * @param run what was measured on it
   */
  public record Reference(String name, BenchmarkRun run) {}

  /**
   * Reads those that ship.
   *
   * @throws IllegalStateException if the app is damaged
   */
  public static List<Reference> load() {
    List<Reference> all = new ArrayList<>();
    for (String name : NAMES) {
      try (InputStream in =
          ReferenceMachines.class.getResourceAsStream("reference/" + file(name))) {
        if (in == null) {
          throw new IllegalStateException("The app lacks the reference machine " + name);
        }
        all.add(new Reference(name, RunJson.run(in)));
      } catch (IOException damaged) {
        throw new IllegalStateException("The reference machine " + name + " is damaged", damaged);
      }
    }
    return List.copyOf(all);
  }

  private static String file(String name) {
    return name.toLowerCase(Locale.ROOT).replace(' ', '-') + ".json";
  }
}
