package org.plantdiseasedetector.operations;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.plantdiseasedetector.domain.ErrorId;
import org.plantdiseasedetector.vault.DurableFile;

/**
 * Readable reports of errors that nothing else caught, in a folder of their own. Thread-safe.
 *
 * @param folder of the reports; made when needed
 * @param scrubber takes folders out of them
 * @param version of the app
 * @param system name and version of the operating system
 * @param clock dates them
 */
public record CrashReports(
    Path folder, Scrubber scrubber, String version, String system, Clock clock) {

  private static final String BEGINNING = "crash-";
  private static final String END = ".txt";
  private static final String UNSEEN = "-new";
  private static final int KEPT = 10;
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  /**
   * Puts an error into words: what happened, what to do, where in the code.
   *
   * @param id of the error
   * @param thread where it happened
   * @param failure what was thrown
   */
  public String text(ErrorId id, String thread, Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    Runtime runtime = Runtime.getRuntime();
    return scrubber.text(
        """
        Plant Disease Detector met an error that it was not prepared for.

        Error:    %s
        When:     %s
        Version:  %s
        System:   %s, Java %s
        Thread:   %s
        Memory:   %d of at most %d MiB

        What to do
        1. Start the app again. Photos and history are not changed by such an error; what was
           typed and not yet kept is lost.
        2. If it happens again: run "pdd health" and follow what it says.
        3. Report it with the diagnostic package (page Operations, or "pdd diagnostics"), which
           holds this report and shows every file before it is saved. Nothing is sent by itself.

        What happened
        %s
        """
            .formatted(
                id,
                clock.instant(),
                version,
                system,
                Runtime.version(),
                thread,
                (runtime.totalMemory() - runtime.freeMemory()) >> 20,
                runtime.maxMemory() >> 20,
                trace));
  }

  /**
   * Keeps a report, and deletes the oldest beyond ten.
   *
   * @param id of the error
   * @param text the report
   * @return its file
   * @throws IOException if it cannot be written
   */
  public Path keep(ErrorId id, String text) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve(BEGINNING + STAMP.format(clock.instant()) + "-" + id + UNSEEN + END);
    DurableFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    List<Path> all = all();
    for (Path old : all.subList(0, Math.max(0, all.size() - KEPT))) {
      Files.deleteIfExists(old);
    }
    return file;
  }

  /**
   * Lists the reports, the oldest first.
   *
   * @throws IOException if the folder cannot be read
   */
  public List<Path> all() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(BEGINNING))
          .filter(file -> file.toString().endsWith(END))
          .sorted()
          .toList();
    }
  }

  /**
   * Lists the reports that nobody was asked about yet, and marks them as seen.
   *
   * @return the files under their new names, the oldest first
   * @throws IOException if the folder cannot be read or changed
   */
  public List<Path> takeUnseen() throws IOException {
    List<Path> unseen =
        all().stream().filter(file -> file.toString().endsWith(UNSEEN + END)).toList();
    List<Path> seen = new ArrayList<>();
    for (Path file : unseen) {
      String name = file.getFileName().toString();
      Path target =
          file.resolveSibling(name.substring(0, name.length() - (UNSEEN + END).length()) + END);
      seen.add(Files.move(file, target));
    }
    return seen;
  }
}
