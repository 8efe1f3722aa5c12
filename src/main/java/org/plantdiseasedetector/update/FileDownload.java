package org.plantdiseasedetector.update;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.plantdiseasedetector.domain.Sha256;
import org.plantdiseasedetector.update.tuf.TargetFetch;
import org.plantdiseasedetector.update.tuf.TargetFile;
import org.plantdiseasedetector.update.tuf.TufException;
import org.plantdiseasedetector.vault.DurableFile;

/**
 * Fetches the files of a model into a folder. The hash is taken of the very bytes that are written.
 * What an earlier try left behind is hashed again and continued. Not thread-safe.
 */
final class FileDownload {

  private static final String PART = ".part";
  private static final int PIECE = 64 << 10;

  private final TargetFetch fetch;
  private final UpdateObserver observer;
  private final long total;
  private long done;

  /**
   * Makes a download.
   *
   * @param fetch where files come from
   * @param observer is told the progress
   * @param total bytes of all files
   */
  FileDownload(TargetFetch fetch, UpdateObserver observer, long total) {
    this.fetch = fetch;
    this.observer = observer;
    this.total = total;
  }

  /**
   * Fetches a file.
   *
   * @param path in the repository
   * @param target where to
   */
  void fetch(String path, Path target) throws TufException, IOException, UpdateException {
    TargetFile file = fetch.require(path);
    if (isThere(target, file)) {
      advance(file.length());
      return;
    }
    Files.deleteIfExists(target);
    Path part = target.resolveSibling(target.getFileName() + PART);
    if (!Files.isRegularFile(part, LinkOption.NOFOLLOW_LINKS)) {
      Files.deleteIfExists(part);
    }
    boolean complete = write(path, file, part);
    if (!complete) {
      // From the beginning, without what an earlier try left behind.
      complete = write(path, file, part);
    }
    if (!complete) {
      throw TargetFetch.wrong(path);
    }
    DurableFile.publish(part, target);
  }

  private static boolean isThere(Path target, TargetFile file) throws IOException {
    return Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)
        && Files.size(target) == file.length()
        && FolderCheck.sha256(target).equals(file.hashes().sha256());
  }

  /**
   * Completes the part.
   *
   * @return false if bytes of an earlier try were wrong, and were thrown away
   */
  private boolean write(String path, TargetFile file, Path part)
      throws TufException, IOException, UpdateException {
    MessageDigest digest = Sha256.digest();
    long before = done;
    long kept;
    try (FileChannel out =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            LinkOption.NOFOLLOW_LINKS)) {
      kept = keep(out, file.length(), digest);
      advance(kept);
      receive(path, file.length() - kept, kept, out, digest);
      out.force(true);
    }
    if (HexFormat.of().formatHex(digest.digest()).equals(file.hashes().sha256())) {
      return true;
    }
    Files.delete(part);
    if (kept == 0) {
      throw TargetFetch.wrong(path);
    }
    done = before;
    return false;
  }

  private static long keep(FileChannel out, long most, MessageDigest digest) throws IOException {
    if (out.size() > most) {
      out.truncate(0);
    }
    ByteBuffer piece = ByteBuffer.allocate(PIECE);
    while (out.read(piece) >= 0) {
      digest.update(piece.flip());
      piece.clear();
    }
    return out.size();
  }

  private void receive(String path, long length, long offset, FileChannel out, MessageDigest digest)
      throws TufException, IOException, UpdateException {
    byte[] piece = new byte[PIECE];
    long left = length;
    try (InputStream in = left > 0 ? fetch.open(path, offset) : InputStream.nullInputStream()) {
      while (left > 0) {
        int count = in.read(piece, 0, (int) Math.min(piece.length, left));
        if (count < 0) {
          throw new EOFException(path + " ended too early");
        }
        digest.update(piece, 0, count);
        ByteBuffer buffer = ByteBuffer.wrap(piece, 0, count);
        while (buffer.hasRemaining()) {
          out.write(buffer);
        }
        left -= count;
        advance(count);
      }
    }
  }

  private void advance(long bytes) throws UpdateException {
    done += bytes;
    observer.progress(done, total);
    if (observer.cancelled()) {
      throw new UpdateException(
          UpdateException.Reason.CANCELLED,
          "Stopped. Nothing was changed; what was fetched so far is kept for the next try.");
    }
  }
}
