package org.plantdiseasedetector.shards;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.plantdiseasedetector.domain.ModelIdentity;
import org.plantdiseasedetector.domain.Sha256;
import org.plantdiseasedetector.shards.parquet.RowsToParquet;
import org.plantdiseasedetector.vault.AtomicFile;

/**
 * The files of one part in the folder of a run: its rows as JSONL and as Parquet, and the manifest,
 * which says that they are complete. Until then its journal is all there is.
 *
 * @param folder of the run; must exist
 * @param shard which part
 */
public record ShardFiles(Path folder, ShardNumber shard) {

  private static final String ROWS = ".jsonl";
  private static final String TABLE = ".parquet";
  private static final String JOURNAL = ".journal";

  /** Writes all rows of the part. */
  @FunctionalInterface
  public interface Rows {
    /**
     * Writes.
     *
     * @param out the file, as JSONL
     * @throws IOException if it cannot be written
     */
    void writeTo(AtomicFile out) throws IOException;
  }

  /** Returns the journal, by which an interrupted part goes on. */
  public Path journal() {
    return folder.resolve(shard.stem() + JOURNAL);
  }

  /** Returns the file of the rows. */
  public Path rows() {
    return folder.resolve(shard.stem() + ROWS);
  }

  private Path table() {
    return folder.resolve(shard.stem() + TABLE);
  }

  private Path manifest() {
    return folder.resolve(shard.stem() + ShardManifest.SUFFIX);
  }

  /**
   * Looks whether the part is complete already.
   *
   * @param all the photos of the run
   * @param app version of the app
   * @return the model that answered, if it is
   * @throws ShardException if what is there belongs to another run, or is damaged
   * @throws IOException if it cannot be read
   */
  public Optional<ModelIdentity> complete(PhotoSet all, String app)
      throws ShardException, IOException {
    if (!Files.isRegularFile(manifest())) {
      return Optional.empty();
    }
    ShardManifest found = ShardManifest.read(manifest());
    boolean isSame =
        found.run().set().equals(all.fingerprint())
            && found.run().app().equals(app)
            && found.shard().equals(shard);
    if (!isSame) {
      throw ShardException.usage(
          ("%s holds part %s of another run: photos or app were others. Name an empty folder, or"
                  + " delete what is in this one.")
              .formatted(folder, shard));
    }
    if (!Files.isRegularFile(rows()) || !hash(rows()).equals(found.rowsSha256())) {
      throw ShardException.damaged(
          "%s is not what it was when it was completed. Delete %s and start part %s again."
              .formatted(rows(), manifest(), shard));
    }
    return Optional.of(found.run().model());
  }

  /**
   * Completes the part: rows, table, then the manifest; the journal is not needed any more.
   *
   * @param run what all parts have in common
   * @param part the photos of this part
   * @param writer writes the rows
   * @throws IOException if a file cannot be written; then the part stays incomplete
   */
  public void write(ShardManifest.Run run, PhotoSet part, Rows writer) throws IOException {
    try (AtomicFile out = new AtomicFile(rows())) {
      writer.writeTo(out);
      out.commit();
    }
    RowsToParquet.convert(rows(), table(), true);
    new ShardManifest(shard, run, part.photos().size(), part.bytes(), hash(rows()))
        .write(manifest());
  }

  static String hash(Path file) throws IOException {
    MessageDigest digest = Sha256.digest();
    try (InputStream in =
        new DigestInputStream(new BufferedInputStream(Files.newInputStream(file)), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
