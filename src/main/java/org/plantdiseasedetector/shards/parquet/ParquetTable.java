package org.plantdiseasedetector.shards.parquet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Util;
import org.jspecify.annotations.Nullable;

/**
 * Writes a flat table as Apache Parquet: one data page a column and row group, PLAIN values, GZIP.
 * Equal rows give equal bytes. Headers and footer are written by the format's own library; what is
 * written here is told by ADR 0135. Used by one thread.
 */
public final class ParquetTable {

  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final int FORMAT_VERSION = 1;
  private static final int MOST_ROWS = 100_000;
  private static final int MOST_BYTES = 32 << 20;

  private final OutputStream out;
  private final List<Column> columns;
  private final List<RowGroup> groups = new ArrayList<>();
  private final List<ColumnBuffer> buffers;
  private long position;
  private long rows;

  /**
   * Begins a table.
   *
   * @param out where to; not closed
   * @param columns at least one
   * @throws IOException if it cannot be written
   */
  public ParquetTable(OutputStream out, List<Column> columns) throws IOException {
    this.out = out;
    this.columns = List.copyOf(columns);
    this.buffers = columns.stream().map(ColumnBuffer::new).toList();
    write(MAGIC);
  }

  /**
   * Adds a row.
   *
   * @param cells one for each column; null where there is no value
   * @throws IOException if it cannot be written
   * @throws IllegalArgumentException if the number of cells is not that of the columns
   */
  public void add(List<@Nullable Object> cells) throws IOException {
    if (cells.size() != columns.size()) {
      throw new IllegalArgumentException(cells.size() + " cells for " + columns.size());
    }
    for (int i = 0; i < cells.size(); i++) {
      buffers.get(i).add(cells.get(i));
    }
    rows++;
    if (buffers.getFirst().cells() >= MOST_ROWS
        || buffers.stream().mapToLong(ColumnBuffer::size).sum() >= MOST_BYTES) {
      endGroup();
    }
  }

  /**
   * Writes what is left, and the footer.
   *
   * @throws IOException if it cannot be written
   */
  public void end() throws IOException {
    endGroup();
    List<SchemaElement> schema = new ArrayList<>();
    SchemaElement root = new SchemaElement("rows");
    root.setNum_children(columns.size());
    schema.add(root);
    columns.forEach(column -> schema.add(column.schema()));
    FileMetaData meta = new FileMetaData(FORMAT_VERSION, schema, rows, groups);
    meta.setCreated_by("plant-disease-detector");
    ByteArrayOutputStream footer = new ByteArrayOutputStream();
    Util.writeFileMetaData(meta, footer);
    write(footer.toByteArray());
    write(
        ByteBuffer.allocate(Integer.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(footer.size())
            .array());
    write(MAGIC);
  }

  private void endGroup() throws IOException {
    int cells = buffers.getFirst().cells();
    if (cells == 0) {
      return;
    }
    List<ColumnChunk> chunks = new ArrayList<>();
    long bytes = 0;
    for (int i = 0; i < columns.size(); i++) {
      ColumnMetaData chunk = chunk(columns.get(i), buffers.get(i).page(), cells);
      bytes += chunk.getTotal_uncompressed_size();
      ColumnChunk place = new ColumnChunk(0);
      place.setMeta_data(chunk);
      chunks.add(place);
    }
    groups.add(new RowGroup(chunks, bytes, cells));
  }

  private ColumnMetaData chunk(Column column, byte[] page, int cells) throws IOException {
    byte[] body = zipped(page);
    PageHeader header = new PageHeader(PageType.DATA_PAGE, page.length, body.length);
    header.setData_page_header(
        new DataPageHeader(cells, Encoding.PLAIN, Encoding.RLE, Encoding.RLE));
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    Util.writePageHeader(header, head);
    long start = position;
    write(head.toByteArray());
    write(body);
    return new ColumnMetaData(
        column.kind().type(),
        List.of(Encoding.PLAIN, Encoding.RLE),
        List.of(column.name()),
        CompressionCodec.GZIP,
        cells,
        (long) head.size() + page.length,
        (long) head.size() + body.length,
        start);
  }

  private static byte[] zipped(byte[] page) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(page);
    }
    return zipped.toByteArray();
  }

  private void write(byte[] bytes) throws IOException {
    out.write(bytes);
    position += bytes.length;
  }
}
