package org.plantdiseasedetector.shards.parquet;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a column in a row group, as a data page wants them: definition levels as runs of the
 * RLE/bit-packing hybrid behind their length, then the values that are not null in PLAIN encoding
 * (Apache Parquet format 2.x, "Encodings").
 */
final class ColumnBuffer {

  private static final int MORE = 0x80;
  private static final int SEVEN_BITS = 0x7F;
  private static final int SEVEN = 7;

  private final Column column;
  private final ByteArrayOutputStream levels = new ByteArrayOutputStream();
  private final ByteArrayOutputStream values = new ByteArrayOutputStream();
  private int cells;
  private int run;
  private boolean isRunOfValues;

  ColumnBuffer(Column column) {
    this.column = column;
  }

  void add(@Nullable Object cell) {
    boolean isValue = cell != null;
    if (run > 0 && isValue != isRunOfValues) {
      endRun();
    }
    isRunOfValues = isValue;
    run++;
    cells++;
    if (cell != null) {
      write(cell);
    }
  }

  private void write(Object cell) {
    switch (column.kind()) {
      case TEXT -> {
        byte[] text = ((String) cell).getBytes(StandardCharsets.UTF_8);
        values.writeBytes(little(Integer.BYTES).putInt(text.length).array());
        values.writeBytes(text);
      }
      case NUMBER -> values.writeBytes(little(Double.BYTES).putDouble((Double) cell).array());
      case INTEGER -> values.writeBytes(little(Long.BYTES).putLong((Long) cell).array());
    }
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private void endRun() {
    for (int header = run << 1; ; header >>>= SEVEN) {
      if (header <= SEVEN_BITS) {
        levels.write(header);
        break;
      }
      levels.write((header & SEVEN_BITS) | MORE);
    }
    levels.write(isRunOfValues ? 1 : 0);
    run = 0;
  }

  int cells() {
    return cells;
  }

  /** Returns about how much memory it holds, in bytes. */
  int size() {
    return levels.size() + values.size();
  }

  /** Returns the body of the page and empties the buffer. */
  byte[] page() {
    if (run > 0) {
      endRun();
    }
    ByteArrayOutputStream page = new ByteArrayOutputStream(size() + Integer.BYTES);
    page.writeBytes(little(Integer.BYTES).putInt(levels.size()).array());
    page.writeBytes(levels.toByteArray());
    page.writeBytes(values.toByteArray());
    levels.reset();
    values.reset();
    cells = 0;
    return page.toByteArray();
  }
}
