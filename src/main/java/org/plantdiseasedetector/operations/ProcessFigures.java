package org.plantdiseasedetector.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the process uses.
 *
 * @param cpu processor time since its start; empty where the system does not tell
 * @param resident memory that it holds, in bytes; empty where the system does not tell
 * @param heap memory of Java objects, in bytes
 * @param started when it began
 */
public record ProcessFigures(
    Optional<Duration> cpu, Optional<Long> resident, long heap, Optional<Instant> started) {

  /** Looks at this process now. */
  public static ProcessFigures now() {
    ProcessHandle.Info info = ProcessHandle.current().info();
    Runtime runtime = Runtime.getRuntime();
    return new ProcessFigures(
        info.totalCpuDuration(),
        resident(Path.of("/proc/self/status")),
        runtime.totalMemory() - runtime.freeMemory(),
        info.startInstant());
  }

  /** Linux tells in kibibytes (proc_pid_status(5)). */
  static Optional<Long> resident(Path status) {
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .map(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
          .findFirst();
    } catch (IOException | NumberFormatException elsewhere) {
      return Optional.empty();
    }
  }
}
