package org.plantdiseasedetector.history;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.history.h2.BulkCases;
import org.plantdiseasedetector.history.h2.H2HistoryOpener;
import org.plantdiseasedetector.vault.UnlockedVault;
import org.plantdiseasedetector.vault.VaultStore;
import org.plantdiseasedetector.vault.Vaults;

/**
 * Times a history of 100,000 cases (docs/performance-history.md). Arguments: a folder, the number
 * of cases. The first run fills the empty folder, the next ones measure. The cases have no photo
 * files, which no search reads. With a third argument one case is erased.
 */
public final class HistoryBenchmark {

  private static final List<String> CROPS =
      List.of("tomato.late_blight", "tomato.early_blight", "apple.scab", "bean.rust", "corn.rust");
  private static final List<String> WORDS =
      List.of("wet", "dry", "spots", "lower", "leaves", "after", "rain", "hail", "edge", "sprayed");

  private static final int SEARCHES = 400;
  private static final int WARM_UP = 50;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static long cpuMark;

  private HistoryBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    int cases = Integer.parseInt(arguments[1]);
    Clock clock = Clock.systemUTC();
    VaultStore store = Vaults.cheap(folder, clock);
    if (!store.exists()) {
      fill(folder, store, clock, cases);
      return;
    }
    if (arguments.length > 2) {
      erase(folder, store, clock);
      return;
    }
    long start = System.nanoTime();
    try (UnlockedVault vault = store.unlock(Vaults.passphrase());
        History history =
            new H2HistoryOpener(clock, new SecureRandom(), DiskSpace.REAL)
                .open(folder, vault, "b")) {
      report("open, without Argon2id of the product", start);
      time("first search", () -> history.search(CaseQuery.of("tomato"), 0, 50));
      searches(history, cases);
      similar(history);
      start = System.nanoTime();
      for (int i = 0; i < 20; i++) {
        history.save(
            Cases.of(Cases.details("New", "x"), Cases.photo("n.jpg", new byte[2_000_000])));
      }
      System.out.printf("save, 2 MB photo: %.1f ms each%n", (System.nanoTime() - start) / 20e6);
      time("scroll to the end, 50 of all", () -> history.search(CaseQuery.ALL, cases - 50, 50));
      start = System.nanoTime();
    }
    report("close", start);
    try (Stream<Path> files = Files.walk(folder)) {
      long bytes =
          files.filter(f -> f.toString().endsWith(".db")).mapToLong(f -> f.toFile().length()).sum();
      System.out.printf("database: %.1f MiB%n", bytes / (double) (1 << 20));
    }
  }

  private static void erase(Path folder, VaultStore store, Clock clock) throws Exception {
    try (UnlockedVault vault = store.unlock(Vaults.passphrase());
        History history =
            new H2HistoryOpener(clock, new SecureRandom(), DiskSpace.REAL)
                .open(folder, vault, "b")) {
      history.search(CaseQuery.ALL, 0, 1);
      long newest = history.search(CaseQuery.ALL, 0, 1).cases().getFirst().number();
      time(
          "erase one case and write the file anew",
          () -> history.upkeep().erase(List.of(newest), Upkeep.Reason.REQUEST));
    }
  }

  private static void similar(History history) throws Exception {
    Random random = new Random(7);
    time("first similar", () -> similar(history, random));
    long start = System.nanoTime();
    for (int i = 0; i < 20; i++) {
      similar(history, random);
    }
    report("20 times similar", start);
  }

  private static void similar(History history, Random random) throws HistoryException {
    history.similar(BulkCases.embedding(random), Cases.MODEL, 5);
  }

  private static void fill(Path folder, VaultStore store, Clock clock, int cases) throws Exception {
    try (UnlockedVault vault = store.create(Vaults.passphrase()).vault()) {
      new H2HistoryOpener(clock, new SecureRandom(), DiskSpace.REAL)
          .open(folder, vault, "b")
          .close();
      time("fill", () -> BulkCases.insert(folder, vault, drawn(cases)));
    }
  }

  private static void searches(History history, int cases) throws Exception {
    Random random = new Random(5);
    double[] millis = new double[SEARCHES];
    double[] cpu = new double[SEARCHES];
    for (int i = -WARM_UP; i < millis.length; i++) {
      CaseQuery query = query(random);
      long start = System.nanoTime();
      long cpuStart = THREADS.getCurrentThreadCpuTime();
      history.search(query, 0, 50);
      if (i >= 0) {
        cpu[i] = (THREADS.getCurrentThreadCpuTime() - cpuStart) / 1e6;
        millis[i] = (System.nanoTime() - start) / 1e6;
      }
    }
    print("wall", cases, millis);
    print("processor", cases, cpu);
  }

  private static void print(String clock, int cases, double[] millis) {
    Arrays.sort(millis);
    System.out.printf(
        "search in %d cases, %s time: median %.1f ms, 95th percentile %.1f ms, slowest %.1f ms%n",
        cases, clock, millis[SEARCHES / 2], millis[SEARCHES * 95 / 100], millis[SEARCHES - 1]);
  }

  /** One to three words or beginnings of words, sometimes a rare one, sometimes filters. */
  private static CaseQuery query(Random random) {
    List<String> words = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      String word = random.nextInt(5) == 0 ? "farm" + random.nextInt(300) : pick(WORDS, random);
      words.add(word.substring(0, 1 + random.nextInt(word.length())));
    }
    CaseQuery plain = CaseQuery.of(String.join(" ", words));
    return random.nextBoolean()
        ? plain
        : new CaseQuery(
            plain.text(),
            Optional.of("tomato"),
            Optional.empty(),
            Optional.of("confident"),
            Optional.empty(),
            Optional.of(Cases.DAY.minusDays(random.nextInt(900))),
            Optional.empty(),
            Optional.of(LabelState.UNLABELLED),
            Optional.empty());
  }

  private static Stream<PlantCase> drawn(int cases) {
    Random random = new Random(4);
    return Stream.generate(() -> draw(random)).limit(cases);
  }

  private static PlantCase draw(Random random) {
    List<String> notes = new ArrayList<>();
    for (int i = 0; i < 15; i++) {
      notes.add(pick(WORDS, random));
    }
    CaseDetails details =
        new CaseDetails(
            Cases.DAY.minusDays(random.nextInt(1000)),
            "Farm" + random.nextInt(300),
            "Field " + random.nextInt(20),
            "Plot " + random.nextInt(50),
            "",
            "Variety " + random.nextInt(30),
            Optional.of(random.nextInt(100)),
            Optional.of(new Position(random.nextDouble() * 90, random.nextDouble() * 180)),
            String.join(" ", notes),
            List.of(pick(WORDS, random)));
    NewPhoto photo = Cases.photo("IMG_%06d.jpg".formatted(random.nextInt(999_999)), new byte[8]);
    Instant now = Instant.parse("2026-06-01T10:00:00Z");
    return new PlantCase(
        0,
        UUID.randomUUID(),
        now,
        now,
        details,
        Cases.confident(new ClassId(pick(CROPS, random))),
        Optional.empty(),
        List.of(photo.facts()));
  }

  private static String pick(List<String> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }

  private interface Step {
    void run() throws Exception;
  }

  private static void time(String name, Step step) throws Exception {
    long start = System.nanoTime();
    step.run();
    report(name, start);
  }

  /** Processor time of all threads in nanoseconds. */
  private static long cpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
  }

  private static void report(String name, long start) {
    long cpu = cpu();
    System.out.printf(
        "%s: %.0f ms, %.0f ms processor time of the process since the last line%n",
        name, (System.nanoTime() - start) / 1e6, (cpu - cpuMark) / 1e6);
    cpuMark = cpu();
  }
}
