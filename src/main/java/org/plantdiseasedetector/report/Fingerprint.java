package org.plantdiseasedetector.report;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import org.plantdiseasedetector.vault.KeyMaterial;

/**
 * The first 128 bits of HMAC-SHA256 over the content of a report. Who has no access to the history
 * can neither make nor check one.
 *
 * @param hex 32 upper-case hexadecimal digits
 */
public record Fingerprint(String hex) {

  private static final int BYTES = 16;
  private static final int GROUP = 4;
  private static final String PURPOSE = "pdd report content v1\0";

  /**
   * Computes it.
   *
   * @param key of the reports of a history
   * @param content canonical content
   */
  static Fingerprint of(KeyMaterial key, byte[] content) {
    Mac mac = key.mac();
    mac.update(PURPOSE.getBytes(StandardCharsets.UTF_8));
    byte[] all = mac.doFinal(content);
    return new Fingerprint(HexFormat.of().withUpperCase().formatHex(Arrays.copyOf(all, BYTES)));
  }

  /** Returns the digits in groups of four, for reading. */
  public String grouped() {
    return hex.replaceAll("(.{" + GROUP + "})(?!$)", "$1-");
  }
}
