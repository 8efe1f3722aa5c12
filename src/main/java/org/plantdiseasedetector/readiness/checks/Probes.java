package org.plantdiseasedetector.readiness.checks;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.plantdiseasedetector.history.History;
import org.plantdiseasedetector.imaging.PhotoDecoder;
import org.slf4j.Logger;

/**
 * What the checks ask of the running app.
 *
 * @param selfTest loads the model and diagnoses the sample photos; takes seconds
 * @param history the open history; empty while it is locked
 * @param updates state of signed updates; empty in a version that has none
 * @param transport what updates would be fetched with
 * @param backupPlan when backups are due and how the history stands to that
 * @param retention how long cases are kept, in words; empty if nobody decided
 * @param commands the console's commands, and each option as {@code command --option}
 * @param decoder decodes untrusted photos
 * @param log a logger of the app
 * @param hasClass whether a class is there
 * @param root root of the file system, below which {@code /proc} is
 */
public record Probes(
    Callable<SelfTest> selfTest,
    Callable<Optional<History>> history,
    Callable<Optional<UpdateFacts>> updates,
    Transport transport,
    Callable<BackupPlan> backupPlan,
    Callable<Optional<String>> retention,
    List<String> commands,
    PhotoDecoder decoder,
    Logger log,
    Predicate<String> hasClass,
    Path root) {

  /** What updates would be fetched with; nothing is sent. */
  public interface Transport {
    /**
     * Returns whether an update would be fetched from there.
     *
     * @param address of a server
     */
    boolean accepts(String address);

    /** Returns the names of the protocols that this Java offers to servers. */
    List<String> protocols();
  }

  /** Copies the list. */
  public Probes {
    commands = List.copyOf(commands);
  }
}
