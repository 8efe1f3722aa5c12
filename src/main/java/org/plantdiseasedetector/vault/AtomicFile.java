package org.plantdiseasedetector.vault;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that appears under its name only when it is complete: written beside it, forced to disk,
 * then renamed. Closing without {@link #commit} leaves an older file as it was.
 */
public final class AtomicFile implements AutoCloseable {

  private final Path target;
  private final Path temporary;
  private final FileChannel channel;
  private final OutputStream out;

  /**
   * Starts a file.
   *
   * @param target its final name, in a folder that exists
   * @throws IOException if nothing can be written there
   */
  public AtomicFile(Path target) throws IOException {
    this.target = target.toAbsolutePath();
    if (Files.isDirectory(target)) {
      throw new IOException("it is a folder");
    }
    Path folder = this.target.getParent();
    this.temporary = Files.createTempFile(folder, "." + target.getFileName() + ".", ".tmp");
    this.temporary.toFile().deleteOnExit();
    this.channel = FileChannel.open(temporary, StandardOpenOption.WRITE);
    this.out = new BufferedOutputStream(Channels.newOutputStream(channel));
  }

  /** Returns where to write. */
  public OutputStream out() {
    return out;
  }

  /**
   * Makes the file visible.
   *
   * @throws IOException if the disk is full or fails; then an older file stays
   */
  public void commit() throws IOException {
    out.flush();
    channel.force(true);
    out.close();
    try {
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(temporary);
  }
}
