package org.plantdiseasedetector.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.plantdiseasedetector.domain.ModelIdentity;
import org.plantdiseasedetector.model.BundleFingerprint;
import org.plantdiseasedetector.model.ModelBundle;
import org.plantdiseasedetector.shards.PhotoSet;
import org.plantdiseasedetector.shards.ShardFiles;
import org.plantdiseasedetector.shards.ShardManifest;

/**
 * One part of a run.
 *
 * @param all photos of the run
 * @param part photos of this part, in the order of its rows
 * @param files of this part
 * @param done the model that answered, if the part is complete already
 */
record ShardRun(PhotoSet all, PhotoSet part, ShardFiles files, Optional<ModelIdentity> done) {

  /** Rows of a part are always JSONL; the table is made of them. */
  static final OutputFormat FORMAT = OutputFormat.JSONL;

  List<Path> photos() {
    return part.photos().stream().map(PhotoSet.Sized::path).toList();
  }

  /**
   * Says what there is to do.
   *
   * @param console where
   */
  void announce(Console console) {
    console.say(
        "Part %s: %d of %d photos, %.1f of %.1f MB."
            .formatted(
                files.shard(),
                part.photos().size(),
                all.photos().size(),
                part.bytes() / 1e6,
                all.bytes() / 1e6));
    done.ifPresent(model -> console.say("It is complete already, by " + model + "."));
  }

  /**
   * Completes the part. A photo that failed is a row; only what is missing would be a reason to
   * start the part again, so that the exit code is 0 (ADR 0137).
   *
   * @param batch with all rows
   * @param model that answered
   * @param console where the counts are said
   * @return the exit code
   * @throws CommandFailure if a file cannot be written; then the part stays incomplete
   */
  int complete(ResumableBatch.Opened batch, ModelBundle model, Console console)
      throws CommandFailure {
    try {
      ShardManifest.Run run =
          new ShardManifest.Run(
              all.fingerprint(),
              all.pathsHash(),
              all.photos().size(),
              ShardOptions.app(),
              model.identity(),
              BundleFingerprint.of(model.directory()));
      files.write(
          run,
          part,
          out -> {
            RowSink sink = new RowSink(out.out(), FORMAT, StandardCharsets.UTF_8, false);
            sink.begin();
            if (!batch.copyTo(sink)) {
              throw new IOException("the run was stopped before its end");
            }
            sink.end();
            console.say(sink.summary());
          });
      return ExitCode.DONE;
    } catch (IOException broken) {
      throw new CommandFailure(
          ExitCode.INTERNAL,
          "%s could not be written: %s. Check the disk's free space; done photos are kept."
              .formatted(files.rows(), broken.getMessage()),
          broken);
    }
  }

  /**
   * Deletes the journal of a complete part.
   *
   * @throws CommandFailure if it cannot be deleted
   */
  void forgetJournal() throws CommandFailure {
    try {
      Files.deleteIfExists(files.journal());
    } catch (IOException broken) {
      throw new CommandFailure(
          ExitCode.INTERNAL,
          "%s could not be deleted: %s. It is not needed any more."
              .formatted(files.journal(), broken),
          broken);
    }
  }
}
