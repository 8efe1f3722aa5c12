package org.plantdiseasedetector.imaging;

import java.io.ByteArrayInputStream;

/**
 * Serves bytes until the reading thread is interrupted, then claims the end of the file: the only
 * way to stop a native decoder that works on a photo built to keep it busy.
 */
final class AbortableInput extends ByteArrayInputStream {

  AbortableInput(byte[] bytes) {
    super(bytes);
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    return Thread.currentThread().isInterrupted() ? -1 : super.read(buffer, offset, length);
  }
}
