package org.plantdiseasedetector.history.h2;

import java.sql.Connection;
import org.plantdiseasedetector.history.PhotoStore;
import org.plantdiseasedetector.vault.KeyMaterial;

/**
 * The open database with its tables.
 *
 * @param database the file
 * @param rows cases and photos
 * @param audit the audit log
 * @param embeddings of the photos
 * @param check compares all of them
 */
record Tables(
    H2Database database,
    CaseRows rows,
    AuditTable audit,
    EmbeddingRows embeddings,
    HistoryCheck check) {

  static Tables of(
      H2Database database, KeyMaterial auditKey, KeyMaterial embeddingKey, PhotoStore files) {
    Connection connection = database.connection();
    CaseRows rows = new CaseRows(connection);
    AuditTable audit = new AuditTable(connection, auditKey);
    EmbeddingRows embeddings = new EmbeddingRows(connection, embeddingKey);
    HistoryCheck check = new HistoryCheck(rows, audit, embeddings, files);
    return new Tables(database, rows, audit, embeddings, check);
  }
}
