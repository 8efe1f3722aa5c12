package org.plantdiseasedetector.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the computer through the files of Linux; elsewhere it knows less and says so.
 * Thread-safe.
 *
 * @param root of the file system
 * @param system name of the operating system
 * @param architecture of the processor
 * @param processors how many the app may use
 */
public record MachineProbe(Path root, String system, String architecture, int processors) {

  private static final Logger LOG = LoggerFactory.getLogger(MachineProbe.class);
  private static final Pattern KIB = Pattern.compile("\\s*(\\d+) kB");
  private static final String NAME = "model name";

  /** Returns what the computer is. */
  public MachineFacts facts() {
    String name =
        lines("proc/cpuinfo")
            .filter(line -> line.startsWith(NAME))
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .findFirst()
            .orElse(architecture);
    long memory = kibibytes("proc/meminfo", "MemTotal:").orElse(0) >> 10;
    return new MachineFacts(name, processors, memory, system);
  }

  /**
   * Returns what feeds the computer: the battery if one of the system's own is discharging
   * (Documentation/ABI/testing/sysfs-class-power of the Linux kernel).
   */
  public Power power() {
    boolean hasBattery = false;
    boolean isOnline = false;
    for (Path supply : supplies()) {
      String type = word(supply.resolve("type"));
      // A mouse or a headset has a battery too.
      boolean isOwn = !word(supply.resolve("scope")).equals("device");
      if (type.equals("battery") && isOwn) {
        hasBattery = true;
        if (word(supply.resolve("status")).equals("discharging")) {
          return Power.BATTERY;
        }
      } else if (type.equals("mains") || type.startsWith("usb")) {
        isOnline |= word(supply.resolve("online")).equals("1");
      }
    }
    return hasBattery || isOnline ? Power.MAINS : Power.UNKNOWN;
  }

  private List<Path> supplies() {
    Path folder = root.resolve("sys/class/power_supply");
    List<Path> all = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
        entries.forEach(all::add);
      } catch (IOException unreadable) {
        LOG.info("event=power_unknown", unreadable);
      }
    }
    return all;
  }

  /** Returns the most memory that the process held at once so far, in MiB; empty if unknown. */
  public OptionalLong peakMib() {
    OptionalLong peak = kibibytes("proc/self/status", "VmHWM:");
    return peak.isPresent() ? OptionalLong.of(peak.getAsLong() >> 10) : peak;
  }

  /** Returns the memory that the process holds now, in MiB; empty if unknown. */
  public OptionalLong residentMib() {
    OptionalLong now = kibibytes("proc/self/status", "VmRSS:");
    return now.isPresent() ? OptionalLong.of(now.getAsLong() >> 10) : now;
  }

  /**
   * Returns how often the processor slowed down because of heat since the computer started, which
   * only some processors count.
   */
  public OptionalLong throttleCount() {
    Path folder = root.resolve("sys/devices/system/cpu");
    OptionalLong sum = OptionalLong.empty();
    for (int cpu = 0; cpu < processors; cpu++) {
      Path file = folder.resolve("cpu" + cpu).resolve("thermal_throttle/core_throttle_count");
      String count = word(file);
      if (count.matches("\\d{1,18}")) {
        sum = OptionalLong.of(sum.orElse(0) + Long.parseLong(count));
      }
    }
    return sum;
  }

  /**
   * Time of all processors since the computer started.
   *
   * @param busy hundredths of a second in which processors worked, or were given to another virtual
   *     machine
   * @param all hundredths of a second in all
   */
  record Ticks(long busy, long all) {}

  /** Returns the time of all processors (proc_stat(5)); empty if unknown. */
  Optional<Ticks> ticks() {
    return lines("proc/stat").filter(line -> line.startsWith("cpu ")).findFirst().map(this::ticks);
  }

  private Ticks ticks(String line) {
    String[] words = line.strip().split("\\s+", -1);
    long idle = 0;
    long all = 0;
    // user nice system idle iowait irq softirq steal; guest time is within user.
    for (int i = 1; i < Math.min(words.length, 9); i++) {
      long ticks = Long.parseLong(words[i]);
      all += ticks;
      idle += i == 4 || i == 5 ? ticks : 0;
    }
    return new Ticks(all - idle, all);
  }

  private OptionalLong kibibytes(String file, String key) {
    return lines(file)
        .filter(line -> line.startsWith(key))
        .map(line -> KIB.matcher(line.substring(key.length())))
        .filter(Matcher::matches)
        .mapToLong(match -> Long.parseLong(match.group(1)))
        .findFirst();
  }

  private Stream<String> lines(String file) {
    Path path = root.resolve(file);
    try {
      return Files.isRegularFile(path)
          ? Files.readAllLines(path, StandardCharsets.ISO_8859_1).stream()
          : Stream.empty();
    } catch (IOException unreadable) {
      return Stream.empty();
    }
  }

  private static String word(Path file) {
    try {
      return Files.isRegularFile(file)
          ? Files.readString(file, StandardCharsets.ISO_8859_1).strip().toLowerCase(Locale.ROOT)
          : "";
    } catch (IOException gone) {
      return "";
    }
  }
}
