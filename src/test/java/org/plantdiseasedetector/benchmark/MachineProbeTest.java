package org.plantdiseasedetector.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineProbeTest {

  @TempDir private Path root;

  private MachineProbe probe() {
    return new MachineProbe(root, "Linux", "amd64", 2);
  }

  private void write(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private void supply(String name, String... facts) throws IOException {
    for (String fact : facts) {
      String[] parts = fact.split("=", -1);
      write("sys/class/power_supply/" + name + "/" + parts[0], parts[1] + "\n");
    }
  }

  @Test
  void aLaptopIsOnBatteryWhileItsOwnBatteryDischarges() throws IOException {
    supply("AC", "type=Mains", "online=0");
    supply("BAT0", "type=Battery", "status=Discharging");
    assertThat(probe().power()).isEqualTo(Power.BATTERY);

    supply("AC", "online=1");
    supply("BAT0", "status=Charging");
    assertThat(probe().power()).isEqualTo(Power.MAINS);
  }

  @Test
  void theBatteryOfAMouseSaysNothing() throws IOException {
    supply("hidpp_battery_0", "type=Battery", "scope=Device", "status=Discharging");
    assertThat(probe().power()).isEqualTo(Power.UNKNOWN);

    supply("AC", "type=Mains", "online=1");
    assertThat(probe().power()).isEqualTo(Power.MAINS);
  }

  @Test
  void aSystemThatTellsNothingIsSaidToTellNothing() {
    assertThat(probe().power()).isEqualTo(Power.UNKNOWN);
    assertThat(probe().peakMib()).isEmpty();
    assertThat(probe().throttleCount()).isEmpty();
    assertThat(probe().facts()).isEqualTo(new MachineFacts("amd64", 2, 0, "Linux"));
    assertThat(new ProcessorWatch(probe(), Optional::empty).othersShare()).isEmpty();
  }

  @Test
  void processorMemoryAndHeatAreRead() throws IOException {
    write("proc/cpuinfo", "processor\t: 0\nmodel name\t: Slow 1000\nprocessor\t: 1\n");
    write("proc/meminfo", "MemTotal:        8000000 kB\n");
    write("proc/self/status", "VmHWM:\t  614400 kB\nVmRSS:\t  307200 kB\n");
    write("sys/devices/system/cpu/cpu0/thermal_throttle/core_throttle_count", "3\n");
    write("sys/devices/system/cpu/cpu1/thermal_throttle/core_throttle_count", "4\n");

    assertThat(probe().facts().processor()).isEqualTo("Slow 1000");
    assertThat(probe().facts().toString()).contains("2 processors, 8 GiB, Linux");
    assertThat(probe().peakMib()).hasValue(600);
    assertThat(probe().residentMib()).hasValue(300);
    assertThat(probe().throttleCount()).hasValue(7);
  }

  @Test
  void theShareOfOthersIsWhatTheProcessorsDidLessWhatThisProcessDid() throws IOException {
    AtomicLong own = new AtomicLong(1000);
    write("proc/stat", "cpu  100 0 0 900 0 0 0 0 0 0\n");
    ProcessorWatch watch =
        new ProcessorWatch(probe(), () -> Optional.of(Duration.ofMillis(own.get())));

    // 1000 ticks more: 500 busy (50 of them stolen by other virtual machines), 300 of them ours.
    write("proc/stat", "cpu  400 0 150 1300 100 0 0 50 0 0\n");
    own.addAndGet(3000);

    assertThat(watch.othersShare().orElseThrow()).isCloseTo(0.2, within(1e-9));
    assertThat(watch.othersShare()).isEmpty();
  }
}
