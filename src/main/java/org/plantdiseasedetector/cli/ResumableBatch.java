package org.plantdiseasedetector.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.cli.journal.BatchJournal;
import org.plantdiseasedetector.cli.journal.FinishedRow;
import org.plantdiseasedetector.cli.journal.JournalException;
import org.plantdiseasedetector.cli.journal.JournalOpener;
import org.plantdiseasedetector.cli.journal.PhotoStamp;
import org.plantdiseasedetector.diagnosis.DiagnosisService;
import org.plantdiseasedetector.domain.Diagnosis;
import org.plantdiseasedetector.domain.FailureCode;
import org.plantdiseasedetector.model.BundleFingerprint;
import org.plantdiseasedetector.model.ModelBundle;

/**
 * A batch whose rows are kept in a journal as soon as they are done. Started again with the same
 * journal it diagnoses only what is missing, and then hands over every row in the order of the
 * photos, once each.
 */
final class ResumableBatch {

  /** Failures that may have gone by the next run: a drive is back, memory is free. */
  private static final Set<FailureCode> RETRIED =
      Set.of(
          FailureCode.FILE_NOT_FOUND,
          FailureCode.FILE_NOT_READABLE,
          FailureCode.INFERENCE_FAILED,
          FailureCode.INTERNAL_ERROR);

  private final Path journalFile;
  private final OutputFormat format;
  private final Console console;
  private final LongSupplier nanoTime;

  /**
   * Makes a batch.
   *
   * @param journalFile keeps the rows
   * @param format of the rows
   * @param console for progress and messages
   * @param nanoTime monotonic time in nanoseconds
   */
  ResumableBatch(Path journalFile, OutputFormat format, Console console, LongSupplier nanoTime) {
    this.journalFile = journalFile;
    this.format = format;
    this.console = console;
    this.nanoTime = nanoTime;
  }

  /**
   * Opens the journal and keeps others from it.
   *
   * @param model what will answer
   * @throws CommandFailure if the journal cannot be used; then it is as it was
   */
  Opened open(ModelBundle model) throws CommandFailure {
    try {
      return new Opened(opener(model).open());
    } catch (JournalException refused) {
      throw new CommandFailure(ExitCode.USAGE, refused.getMessage(), refused);
    } catch (IOException broken) {
      throw new CommandFailure(
          ExitCode.INTERNAL,
          "The model in %s cannot be read: %s.".formatted(model.directory(), broken),
          broken);
    }
  }

  private JournalOpener opener(ModelBundle model) throws IOException {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("app", new ProductVersion().getVersion()[0]);
    settings.put("model", model.identity().toString());
    settings.put("model files", BundleFingerprint.of(model.directory()));
    settings.put("format", format.toString());
    return new JournalOpener(journalFile, settings, nanoTime);
  }

  /** The batch with its journal. */
  final class Opened implements AutoCloseable {

    private final BatchJournal journal;
    private List<PhotoStamp> stamps = List.of();

    private Opened(BatchJournal journal) {
      this.journal = journal;
    }

    /**
     * Diagnoses the photos that have no row yet.
     *
     * @param photos all photos, in the order of the rows
     * @param service the loaded model
     * @throws CommandFailure if the journal cannot be written; what it holds stays
     */
    void diagnose(List<Path> photos, DiagnosisService service) throws CommandFailure {
      stamps = photos.stream().map(PhotoStamp::of).toList();
      List<Path> missing = new ArrayList<>();
      List<PhotoStamp> missingStamps = new ArrayList<>();
      for (int i = 0; i < photos.size(); i++) {
        if (!journal.isDone(stamps.get(i))) {
          missing.add(photos.get(i));
          missingStamps.add(stamps.get(i));
        }
      }
      report(journal, photos.size() - missing.size(), missingStamps);
      Recorder recorder = new Recorder(journal, missingStamps);
      service.diagnoseAll(missing, recorder::done, recorder::isBroken);
      recorder.finish();
    }

    /**
     * Writes all rows in the order of the photos, once each.
     *
     * @param sink takes them
     * @throws CommandFailure if the batch was stopped before its end
     * @throws IOException if the journal cannot be read any more
     */
    void writeTo(RowSink sink) throws CommandFailure, IOException {
      if (!copyTo(sink)) {
        throw new CommandFailure(ExitCode.INTERNAL, kept("The run was stopped."));
      }
    }

    /**
     * Writes rows in the order of the photos, up to the first that is missing.
     *
     * @param sink takes them
     * @return whether none is missing
     * @throws IOException if the journal cannot be read any more
     */
    boolean copyTo(RowSink sink) throws IOException {
      for (PhotoStamp stamp : stamps) {
        Optional<FinishedRow> row = journal.row(stamp);
        if (row.isEmpty()) {
          return false;
        }
        sink.write(row.get().outcome(), row.get().row());
      }
      return true;
    }

    @Override
    public void close() throws CommandFailure {
      try {
        journal.close();
      } catch (IOException broken) {
        throw new CommandFailure(
            ExitCode.INTERNAL, journalFile + " could not be closed: " + broken, broken);
      }
    }
  }

  private void report(BatchJournal journal, int done, List<PhotoStamp> missing) {
    if (journal.damaged() > 0) {
      console.say(
          "%d rows in the journal %s are damaged; their photos are diagnosed again."
              .formatted(journal.damaged(), journalFile));
    }
    long changed = missing.stream().filter(journal::isChanged).count();
    if (changed > 0) {
      console.say("%d photos have changed since and are diagnosed again.".formatted(changed));
    }
    if (done > 0) {
      console.say("%d photos are done already, %d are left.".formatted(done, missing.size()));
    }
  }

  private String kept(String problem) {
    return "%s The rows so far are in %s; start the same command again to go on."
        .formatted(problem, journalFile);
  }

  /** Writes each row to the journal; after a failed write it only remembers the failure. */
  private final class Recorder {

    private final BatchJournal journal;
    private final List<PhotoStamp> stamps;
    private final RowFormat rows = format.rows();
    private final Progress progress;
    private @Nullable IOException failure;

    Recorder(BatchJournal journal, List<PhotoStamp> stamps) {
      this.journal = journal;
      this.stamps = stamps;
      this.progress = new Progress(console, stamps.size(), nanoTime);
    }

    boolean isBroken() {
      return failure != null;
    }

    void done(int index, Diagnosis diagnosis) {
      if (failure == null) {
        boolean retry = diagnosis.failure().filter(f -> RETRIED.contains(f.code())).isPresent();
        FinishedRow row = new FinishedRow(Row.of(diagnosis).outcome(), rows.row(diagnosis), retry);
        try {
          journal.add(stamps.get(index), row);
        } catch (IOException broken) {
          failure = broken;
        }
        progress.update(index + 1);
      }
    }

    void finish() throws CommandFailure {
      progress.clear();
      try {
        if (failure != null) {
          throw failure;
        }
        journal.force();
      } catch (IOException broken) {
        throw new CommandFailure(
            ExitCode.INTERNAL,
            kept(
                "The journal %s could not be written: %s. Check the disk's free space."
                    .formatted(journalFile, broken.getMessage())),
            broken);
      }
    }
  }
}
