package org.plantdiseasedetector.history.h2;

import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.plantdiseasedetector.history.CaseDigest;
import org.plantdiseasedetector.history.PlantCase;
import org.plantdiseasedetector.vault.UnlockedVault;

/** Puts many cases without photo files into a database, in one transaction. */
public final class BulkCases {

  private BulkCases() {}

  public static void insert(Path folder, UnlockedVault vault, Stream<PlantCase> cases)
      throws Exception {
    try (H2Database database = H2Database.open(folder, vault)) {
      CaseRows rows = new CaseRows(database.connection());
      AuditTable audit = new AuditTable(database.connection(), vault.audit());
      for (PlantCase added : (Iterable<PlantCase>) cases::iterator) {
        long number = rows.insert(added);
        PlantCase saved = rows.find(number).orElseThrow();
        audit.append(Instant.EPOCH, "b", "saved", "case " + number, "", CaseDigest.of(saved));
      }
      database.commit();
    }
  }
}
