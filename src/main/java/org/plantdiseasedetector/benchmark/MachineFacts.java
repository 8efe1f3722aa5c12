package org.plantdiseasedetector.benchmark;

/**
 * The computer.
 *
 * @param processor its name, or the architecture where the system does not tell
 * @param processors how many the app may use
 * @param memoryMib memory in MiB; 0 where the system does not tell
 * @param system name of the operating system
 */
public record MachineFacts(String processor, int processors, long memoryMib, String system) {

  @Override
  public String toString() {
    String memory = memoryMib == 0 ? "" : ", " + Math.round(memoryMib / 1024.0) + " GiB";
    return "%s, %d processors%s, %s".formatted(processor, processors, memory, system);
  }
}
