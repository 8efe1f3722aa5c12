package org.plantdiseasedetector.history.h2;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import javax.crypto.Mac;
import org.plantdiseasedetector.domain.Embedding;
import org.plantdiseasedetector.domain.ModelIdentity;
import org.plantdiseasedetector.history.EmbeddingIndex;
import org.plantdiseasedetector.history.Finding;
import org.plantdiseasedetector.vault.KeyMaterial;

/**
 * Embeddings as rows. Each authenticates itself together with the photo and model that it belongs
 * to; a missing one only makes a case hard to find by its looks. All calls run within the caller's
 * transaction. Not thread-safe.
 *
 * @param connection to the database
 * @param key authenticates the rows
 */
record EmbeddingRows(Connection connection, KeyMaterial key) {

  private static final int BATCH = 2000;
  private static final String ALL =
      "SELECT case_number, photo, model_name, model_version, components, mac FROM photo_embedding ";

  /** A row as it was read. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Row(EmbeddingIndex.Entry entry, byte[] mac) {}

  /** Inserts an embedding. */
  void insert(EmbeddingIndex.Entry added) throws SQLException {
    Sql.update(
        connection,
        "INSERT INTO photo_embedding (case_number, photo, model_name, model_version, components,"
            + " mac) VALUES (?, ?, ?, ?, ?, ?)",
        added.number(),
        added.photo(),
        added.model().name(),
        added.model().version(),
        added.embedding().bytes(),
        mac(added));
  }

  /** Returns the embeddings of a case's photos. */
  List<EmbeddingIndex.Entry> of(long number) throws SQLException {
    return Sql.query(
        connection, ALL + "WHERE case_number = ? ORDER BY number", row -> row(row).entry(), number);
  }

  /** Reads all embeddings, those of one case one after the other. */
  void all(Consumer<EmbeddingIndex.Entry> reader) throws SQLException {
    scan(row -> reader.accept(row.entry()));
  }

  private void scan(Consumer<Row> reader) throws SQLException {
    long last =
        Sql.query(
                connection,
                "SELECT COALESCE(MAX(number), 0) FROM photo_embedding",
                row -> row.getLong(1))
            .getFirst();
    for (long from = 1; from <= last; from += BATCH) {
      Sql.query(
              connection,
              ALL + "WHERE number BETWEEN ? AND ? ORDER BY number",
              EmbeddingRows::row,
              from,
              from + BATCH - 1)
          .forEach(reader);
    }
  }

  /** Finds rows that were changed by something else, or belong to no photo. */
  void check(Map<UUID, Long> owners, Consumer<Finding> findings) throws SQLException {
    scan(
        row -> {
          EmbeddingIndex.Entry entry = row.entry();
          boolean owned = owners.getOrDefault(entry.photo(), 0L) == entry.number();
          if (!owned || !MessageDigest.isEqual(row.mac(), mac(entry))) {
            findings.accept(
                new Finding(
                    HistoryCheck.subject(entry.number()),
                    "Its embedding was changed by something else."));
          }
        });
  }

  private static Row row(ResultSet row) throws SQLException {
    EmbeddingIndex.Entry entry =
        new EmbeddingIndex.Entry(
            row.getLong(1),
            row.getObject(2, UUID.class),
            new ModelIdentity(row.getString(3), row.getString(4)),
            Embedding.ofBytes(row.getBytes(5)));
    return new Row(entry, row.getBytes(6));
  }

  private byte[] mac(EmbeddingIndex.Entry entry) {
    Mac mac = key.mac();
    add(mac, "embedding v1".getBytes(StandardCharsets.UTF_8));
    for (Object value :
        List.of(entry.number(), entry.photo(), entry.model().name(), entry.model().version())) {
      add(mac, value.toString().getBytes(StandardCharsets.UTF_8));
    }
    add(mac, entry.embedding().bytes());
    return mac.doFinal();
  }

  private static void add(Mac mac, byte[] bytes) {
    mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
    mac.update(bytes);
  }
}
