package org.plantdiseasedetector.history.h2;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import org.plantdiseasedetector.history.AuditEntry;
import org.plantdiseasedetector.history.Finding;
import org.plantdiseasedetector.history.Upkeep;
import org.plantdiseasedetector.vault.KeyMaterial;

/**
 * The audit log: every line authenticates itself and the line before, and a head tells how many
 * there are, so that an edited, removed or added line shows. Not thread-safe.
 */
final class AuditTable {

  /** What the log says of a case that was erased. */
  static final String ERASED = "erased";

  /** What the log says of a backup; the subject is the newest line that it has. */
  static final String BACKED_UP = "backed_up";

  private static final int MOST_DETAIL = 2000;
  private static final int BATCH = 5000;

  private final Connection connection;
  private final KeyMaterial key;

  AuditTable(Connection connection, KeyMaterial key) {
    this.connection = connection;
    this.key = key;
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Head(long entries, byte[] mac) {}

  @SuppressWarnings("ArrayRecordComponent")
  private record Line(AuditEntry entry, String digest, byte[] mac) {}

  /** Appends a line within the caller's transaction; {@code digest} is that of a changed case. */
  void append(Instant at, String who, String action, String subject, String detail, String digest)
      throws SQLException {
    Head head = head();
    String kept = detail.length() > MOST_DETAIL ? detail.substring(0, MOST_DETAIL) : detail;
    AuditEntry entry = new AuditEntry(head.entries() + 1, at, who, action, subject, kept);
    byte[] mac = mac(head.mac(), entry, digest);
    Sql.update(
        connection,
        "INSERT INTO audit_entry VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        entry.number(),
        at,
        who,
        action,
        subject,
        kept,
        digest,
        mac);
    Sql.update(connection, "UPDATE audit_head SET entries = ?, mac = ?", entry.number(), mac);
  }

  /** Returns the time of the newest line, or the epoch. */
  Instant newest() throws SQLException {
    return Sql.query(
            connection,
            "SELECT at FROM audit_entry ORDER BY number DESC LIMIT 1",
            row -> row.getObject(1, Instant.class))
        .stream()
        .findFirst()
        .orElse(Instant.EPOCH);
  }

  /** Returns the number of the newest line. */
  long length() throws SQLException {
    return head().entries();
  }

  /** Counts the changes that no backup has. */
  Upkeep.Unsaved unsaved() throws SQLException {
    long saved =
        Sql.query(
                connection,
                "SELECT subject FROM audit_entry WHERE action = ? ORDER BY number DESC LIMIT 1",
                row -> Long.parseLong(row.getString(1)),
                BACKED_UP)
            .stream()
            .findFirst()
            .orElse(0L);
    return Sql.query(
            connection,
            "SELECT COUNT(*), MIN(at) FROM audit_entry WHERE number > ?"
                + " AND (digest <> '' OR action = ?)",
            row ->
                new Upkeep.Unsaved(
                    row.getLong(1), Optional.ofNullable(row.getObject(2, Instant.class))),
            saved,
            ERASED)
        .getFirst();
  }

  List<AuditEntry> entries() throws SQLException {
    List<AuditEntry> entries = new ArrayList<>();
    for (long from = 1; from <= head().entries(); from += BATCH) {
      lines(from).forEach(line -> entries.add(line.entry()));
    }
    return entries;
  }

  /**
   * Checks the chain.
   *
   * @param digests is filled with the digest of every case after its last change, by subject
   * @return what is wrong
   */
  List<Finding> check(Map<String, String> digests) throws SQLException {
    Head head = head();
    byte[] mac = new byte[32];
    long expected = 1;
    for (long from = 1; from <= head.entries(); from += BATCH) {
      for (Line line : lines(from)) {
        byte[] right = mac(mac, line.entry(), line.digest());
        if (line.entry().number() != expected || !MessageDigest.isEqual(right, line.mac())) {
          return List.of(new Finding("audit log", "Line " + expected + " was removed or changed."));
        }
        if (!line.digest().isEmpty()) {
          digests.put(line.entry().subject(), line.digest());
        } else if (line.entry().action().equals(ERASED)) {
          digests.remove(line.entry().subject());
        }
        mac = line.mac();
        expected++;
      }
    }
    boolean whole = expected == head.entries() + 1 && MessageDigest.isEqual(mac, head.mac());
    return whole && count() == head.entries()
        ? List.of()
        : List.of(new Finding("audit log", "Lines at its end were removed or added."));
  }

  private long count() throws SQLException {
    return Sql.query(connection, "SELECT COUNT(*) FROM audit_entry", row -> row.getLong(1))
        .getFirst();
  }

  private Head head() throws SQLException {
    return Sql.query(
            connection,
            "SELECT entries, mac FROM audit_head",
            row -> new Head(row.getLong(1), row.getBytes(2)))
        .getFirst();
  }

  private List<Line> lines(long from) throws SQLException {
    return Sql.query(
        connection,
        "SELECT * FROM audit_entry WHERE number BETWEEN ? AND ? ORDER BY number",
        AuditTable::line,
        from,
        from + BATCH - 1);
  }

  private static Line line(ResultSet row) throws SQLException {
    return new Line(
        new AuditEntry(
            row.getLong("number"),
            row.getObject("at", Instant.class),
            row.getString("who"),
            row.getString("action"),
            row.getString("subject"),
            row.getString("detail")),
        row.getString("digest"),
        row.getBytes("mac"));
  }

  private byte[] mac(byte[] previous, AuditEntry entry, String digest) {
    Mac mac = key.mac();
    mac.update(previous);
    for (Object value :
        List.of(
            entry.number(),
            entry.at(),
            entry.who(),
            entry.action(),
            entry.subject(),
            entry.detail(),
            digest)) {
      byte[] bytes = value.toString().getBytes(StandardCharsets.UTF_8);
      mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
      mac.update(bytes);
    }
    return mac.doFinal();
  }
}
