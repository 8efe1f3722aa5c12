package org.plantdiseasedetector.history.h2;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import java.util.stream.Stream;
import org.plantdiseasedetector.domain.Embedding;
import org.plantdiseasedetector.history.CaseDigest;
import org.plantdiseasedetector.history.EmbeddingIndex;
import org.plantdiseasedetector.history.PlantCase;
import org.plantdiseasedetector.vault.KeyMaterial;
import org.plantdiseasedetector.vault.UnlockedVault;

/**
 * Puts many cases with embeddings, but without photo files, into a database, in one transaction.
 */
public final class BulkCases {

  private BulkCases() {}

  public static void insert(Path folder, UnlockedVault vault, Stream<PlantCase> cases)
      throws Exception {
    try (H2Database database = H2Database.open(folder, vault)) {
      CaseRows rows = new CaseRows(database.connection());
      AuditTable audit = new AuditTable(database.connection(), vault.audit());
      KeyMaterial key = vault.audit().derive(new byte[0], "pdd embeddings v1");
      EmbeddingRows embeddings = new EmbeddingRows(database.connection(), key);
      Random random = new Random(6);
      for (PlantCase added : (Iterable<PlantCase>) cases::iterator) {
        long number = rows.insert(added);
        PlantCase saved = rows.find(number).orElseThrow();
        audit.append(Instant.EPOCH, "b", "saved", "case " + number, "", CaseDigest.of(saved));
        embeddings.insert(
            new EmbeddingIndex.Entry(
                number,
                saved.photos().getFirst().id(),
                saved.machine().model(),
                embedding(random)));
      }
      key.close();
      database.commit();
    }
  }

  /** As long and as little negative as those of a network. */
  public static Embedding embedding(Random random) {
    float[] values = new float[1280];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.max(-0.2, random.nextGaussian());
    }
    return Embedding.of(values).orElseThrow();
  }
}
