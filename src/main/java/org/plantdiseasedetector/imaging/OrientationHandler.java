package org.plantdiseasedetector.imaging;

import com.drew.lang.RandomAccessReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifTiffHandler;
import java.util.Set;

/**
 * Reads the orientation and nothing else. Entries of a directory may all point to the same large
 * bytes; a reader that keeps a copy for each fills any memory from a file of a few hundred KiB.
 */
final class OrientationHandler extends ExifTiffHandler {

  private static final int LONGEST = 4;

  OrientationHandler(Metadata metadata) {
    super(metadata, null, 0);
  }

  @Override
  public boolean tryEnterSubIfd(int tag) {
    return false;
  }

  @Override
  public boolean hasFollowerIfd() {
    return false;
  }

  /** Returns true for a tag that is dealt with, here by leaving it alone. */
  @Override
  public boolean customProcessTag(
      int tagOffset,
      Set<Integer> processedDirectories,
      int headerOffset,
      RandomAccessReader reader,
      int tag,
      int bytes) {
    return tag != ExifIFD0Directory.TAG_ORIENTATION || bytes > LONGEST;
  }
}
