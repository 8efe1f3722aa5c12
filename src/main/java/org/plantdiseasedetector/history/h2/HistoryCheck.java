package org.plantdiseasedetector.history.h2;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.plantdiseasedetector.domain.Sha256;
import org.plantdiseasedetector.history.CaseDigest;
import org.plantdiseasedetector.history.CasePhoto;
import org.plantdiseasedetector.history.Finding;
import org.plantdiseasedetector.history.PhotoRole;
import org.plantdiseasedetector.history.PhotoStore;
import org.plantdiseasedetector.history.PlantCase;

/**
 * Compares rows, audit log and files with each other. Not thread-safe.
 *
 * @param rows the cases
 * @param audit the audit log
 * @param embeddings of the photos
 * @param files the photos
 */
record HistoryCheck(CaseRows rows, AuditTable audit, EmbeddingRows embeddings, PhotoStore files) {

  /** Returns how the audit log calls a case. */
  static String subject(long number) {
    return "case " + number;
  }

  /** Checks everything; {@code progress} is told of each photo file. */
  List<Finding> all(Runnable progress) throws SQLException, IOException {
    Map<UUID, Long> photos = new HashMap<>();
    List<Finding> findings = new ArrayList<>(rows(photos));
    rows.all(found -> checkFiles(found, findings, progress));
    files
        .strangers(photos.keySet())
        .forEach(file -> findings.add(new Finding(file.toString(), "No case has this file.")));
    return findings;
  }

  /**
   * Checks the audit log and every case against it; {@code photos} is filled with all photos and
   * the numbers of their cases.
   */
  List<Finding> rows(Map<UUID, Long> photos) throws SQLException {
    Map<String, String> digests = new HashMap<>();
    List<Finding> findings = new ArrayList<>(audit.check(digests));
    boolean trusted = findings.isEmpty();
    rows.all(
        found -> {
          found.photos().forEach(photo -> photos.put(photo.id(), found.number()));
          String digest = digests.remove(subject(found.number()));
          if (trusted && !CaseDigest.of(found).equals(digest)) {
            findings.add(new Finding(subject(found.number()), "It was changed by something else."));
          }
        });
    if (trusted) {
      digests.keySet().forEach(gone -> findings.add(new Finding(gone, "It was removed.")));
    }
    embeddings.check(photos, findings::add);
    return findings;
  }

  private void checkFiles(PlantCase of, List<Finding> findings, Runnable progress) {
    for (CasePhoto photo : of.photos()) {
      for (PhotoRole role : PhotoRole.values()) {
        try {
          byte[] content = files.read(of.id(), photo.id(), role);
          if (role == PhotoRole.ORIGINAL && !photo.sha256().equals(Sha256.hex(content))) {
            findings.add(finding(photo, role, "It is another photo than the case says."));
          }
        } catch (IOException broken) {
          findings.add(
              finding(photo, role, "Missing, damaged or exchanged: " + broken.getMessage()));
        }
        progress.run();
      }
    }
  }

  private Finding finding(CasePhoto photo, PhotoRole role, String problem) {
    return new Finding(files.file(photo.id(), role).toString(), problem);
  }
}
