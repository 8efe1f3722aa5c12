package org.plantdiseasedetector.app;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.benchmark.Extras;
import org.plantdiseasedetector.benchmark.Latency;
import org.plantdiseasedetector.benchmark.MeasureException;
import org.plantdiseasedetector.benchmark.Phase;
import org.plantdiseasedetector.benchmark.Statistics;
import org.plantdiseasedetector.benchmark.StoppedException;
import org.plantdiseasedetector.benchmark.Watch;
import org.plantdiseasedetector.casebook.CaseMaker;
import org.plantdiseasedetector.cli.HistoryServices;
import org.plantdiseasedetector.diagnosis.DiagnosisService;
import org.plantdiseasedetector.domain.Diagnosis;
import org.plantdiseasedetector.history.History;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.vault.Passphrase;
import org.plantdiseasedetector.vault.SealedFiles;
import org.plantdiseasedetector.vault.UnlockedVault;
import org.plantdiseasedetector.vault.VaultException;
import org.plantdiseasedetector.vault.VaultStore;

/**
 * Measures what keeping cases costs, in an encrypted history of its own in the temporary folder.
 * Its passphrase is random and forgotten, and the folder is removed.
 *
 * @param services opens histories
 * @param nanoTime monotonic time in nanoseconds
 */
record HistoryCostProbe(HistoryServices services, LongSupplier nanoTime) {

  private static final int SEALINGS = 12;
  private static final int SEALINGS_TO_WARM_UP = 12;
  private static final int SEALED_MIB = 4;
  private static final double NANOS_PER_MILLI = 1e6;

  Extras.HistoryCost measure(DiagnosisService service, List<Path> photos, Watch watch)
      throws MeasureException, StoppedException {
    try {
      Path folder = Files.createTempDirectory("pdd-benchmark-history-");
      try {
        return measure(folder, service, photos, watch);
      } finally {
        remove(folder);
      }
    } catch (IOException | VaultException | HistoryException refused) {
      throw new MeasureException(
          ("What the history costs was not measured: %s."
                  + " Free some disk space in the temporary folder.")
              .formatted(refused.getMessage()),
          refused);
    }
  }

  private Extras.HistoryCost measure(
      Path folder, DiagnosisService service, List<Path> photos, Watch watch)
      throws IOException, VaultException, HistoryException, StoppedException {
    SecureRandom random = new SecureRandom();
    byte[] secret = new byte[24];
    random.nextBytes(secret);
    try (Passphrase passphrase = new Passphrase(HexFormat.of().formatHex(secret).toCharArray())) {
      VaultStore store = services.vaults().apply(folder);
      VaultStore.Created created = store.create(passphrase);
      created.recoveryKey().close();
      created.vault().close();
      long start = nanoTime.getAsLong();
      try (UnlockedVault vault = store.unlock(passphrase)) {
        double unlock = (nanoTime.getAsLong() - start) / NANOS_PER_MILLI;
        Latency save = save(folder, vault, service, photos, watch);
        return new Extras.HistoryCost(unlock, save, Statistics.quantile(seal(vault, random), 0.5));
      }
    }
  }

  private Latency save(
      Path folder, UnlockedVault vault, DiagnosisService service, List<Path> photos, Watch watch)
      throws HistoryException, StoppedException {
    CaseMaker maker = new CaseMaker(services.thumbnail(), Clock.systemUTC());
    List<Long> nanos = new ArrayList<>();
    try (History history = services.opener().open(folder, vault, "benchmark")) {
      for (Path photo : photos) {
        if (watch.stopped()) {
          throw new StoppedException();
        }
        watch.at(Phase.HISTORY, nanos.size(), photos.size());
        Diagnosis diagnosis = service.diagnose(photo);
        if (diagnosis.failure().isEmpty()) {
          long start = nanoTime.getAsLong();
          maker.save(
              history,
              List.of(new CaseMaker.Diagnosed(diagnosis)),
              List::getFirst,
              UnaryOperator.identity());
          nanos.add(nanoTime.getAsLong() - start);
        }
      }
    }
    return Latency.of(nanos);
  }

  /** Returns milliseconds for one MiB. */
  private double[] seal(UnlockedVault vault, SecureRandom random) throws IOException {
    SealedFiles files = new SealedFiles(vault.photos(), random);
    byte[] plain = new byte[SEALED_MIB << 20];
    random.nextBytes(plain);
    double[] millis = new double[SEALINGS];
    // As with photos, the first ones run before the virtual machine has compiled the cipher.
    for (int i = -SEALINGS_TO_WARM_UP; i < SEALINGS; i++) {
      long start = nanoTime.getAsLong();
      files.seal(new ByteArrayInputStream(plain), OutputStream.nullOutputStream(), "benchmark");
      if (i >= 0) {
        millis[i] = (nanoTime.getAsLong() - start) / NANOS_PER_MILLI / SEALED_MIB;
      }
    }
    return millis;
  }

  private static void remove(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes facts)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
              throws IOException {
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
