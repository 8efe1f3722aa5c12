package org.plantdiseasedetector.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.vault.MovableClock;
import org.plantdiseasedetector.vault.UnlockedVault;
import org.plantdiseasedetector.vault.Vaults;

/** A history that was made with the first schema, kept as a file, opens in every later version. */
class HistoryMigrationTest {

  @TempDir private Path folder;

  @BeforeEach
  void unpack() throws IOException {
    try (InputStream file = getClass().getResourceAsStream("/history/first-schema.zip");
        ZipInputStream zip = new ZipInputStream(file)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path target = folder.resolve(entry.getName());
        Files.createDirectories(target.getParent());
        if (!entry.isDirectory()) {
          Files.write(target, zip.readAllBytes());
        }
      }
    }
  }

  @Test
  void itsCasesAndPhotosAreWhole() throws Exception {
    try (TestHistory history = TestHistory.open(folder)) {
      PlantCase found = history.get().find(1);
      assertThat(found.details()).isEqualTo(Cases.details("Huber", "First schema."));
      assertThat(found.machine()).isEqualTo(Cases.confident(Cases.LATE_BLIGHT));
      assertThat(history.get().photo(found, found.photos().getFirst(), PhotoRole.ORIGINAL))
          .asString()
          .isEqualTo("a leaf of the first schema");
      assertThat(history.get().verify(() -> {})).isEmpty();
    }
  }

  @Test
  void aDatabaseOfANewerAppIsRefused() throws Exception {
    try (UnlockedVault vault =
        Vaults.cheap(folder, new MovableClock()).unlock(Vaults.passphrase())) {
      String key = new String(vault.database().hex());
      Properties properties = new Properties();
      properties.put("user", "pdd");
      properties.put("password", key + " " + key);
      String url = "jdbc:h2:file:" + folder.resolve("cases") + ";CIPHER=AES";
      try (Connection connection = DriverManager.getConnection(url, properties);
          var statement = connection.createStatement()) {
        statement.execute(
            "INSERT INTO \"flyway_schema_history\" SELECT 99, '99', 'f', \"type\", 'V99__f.sql',"
                + " 1, \"installed_by\", \"installed_on\", 1, TRUE FROM \"flyway_schema_history\""
                + " WHERE \"version\" = '1'");
      }
    }
    Files.delete(folder.resolve("database.seal"));
    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(() -> TestHistory.open(folder))
        .withMessageContaining("newer version")
        .satisfies(e -> assertThat(e.reason()).isEqualTo(HistoryException.Reason.NEWER));
  }

  /** Made the file, with the app of the first schema. */
  public static void main(String[] arguments) throws Exception {
    try (TestHistory history = TestHistory.open(Path.of(arguments[0]))) {
      byte[] leaf = "a leaf of the first schema".getBytes(StandardCharsets.UTF_8);
      history
          .get()
          .save(Cases.of(Cases.details("Huber", "First schema."), Cases.photo("a.jpg", leaf)));
    }
  }
}
