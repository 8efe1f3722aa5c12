package org.plantdiseasedetector.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Properties;
import org.plantdiseasedetector.vault.MovableClock;
import org.plantdiseasedetector.vault.UnlockedVault;
import org.plantdiseasedetector.vault.Vaults;

/**
 * The database of a closed history, in the hands of somebody with the passphrase and SQL.
 *
 * @param folder of the history
 * @param clock time of the unlock
 */
public record Database(Path folder, MovableClock clock) {

  /** Changes at least one row, and removes the seal. */
  public void change(String sql) throws Exception {
    try (UnlockedVault vault = Vaults.cheap(folder, clock).unlock(Vaults.passphrase())) {
      String key = new String(vault.database().hex());
      Properties properties = new Properties();
      properties.put("user", "pdd");
      properties.put("password", key + " " + key);
      String url = "jdbc:h2:file:" + folder.resolve("cases") + ";CIPHER=AES";
      try (Connection connection = DriverManager.getConnection(url, properties);
          var statement = connection.createStatement()) {
        assertThat(statement.executeUpdate(sql)).isPositive();
      }
    }
    Files.deleteIfExists(folder.resolve("database.seal"));
  }
}
