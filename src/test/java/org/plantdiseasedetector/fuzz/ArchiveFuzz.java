package org.plantdiseasedetector.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.plantdiseasedetector.update.archive.ArchiveRefusedException;
import org.plantdiseasedetector.update.archive.ArchiveSource;

/** Opens what the fuzzer makes up as an archive. Anything but content or a refusal is a finding. */
public final class ArchiveFuzz {

  private static final Path FILE = Path.of("fuzzed.pddmodel");

  private ArchiveFuzz() {}

  /**
   * Tries one input.
   *
   * @param data a file
   * @throws IOException if the disk fails, which is no finding
   */
  public static void fuzzerTestOneInput(byte[] data) throws IOException {
    Files.write(FILE, data);
    try (ArchiveSource source = ArchiveSource.open(FILE)) {
      Optional<InputStream> entry = source.metadata("1.root.json");
      if (entry.isPresent()) {
        try (InputStream in = entry.get()) {
          in.transferTo(OutputStream.nullOutputStream());
        }
      }
    } catch (ArchiveRefusedException declared) {
      // Refused, as it should be.
    }
  }
}
