package org.plantdiseasedetector.report.json;

import java.nio.charset.StandardCharsets;
import org.plantdiseasedetector.report.CanonicalContent;
import org.plantdiseasedetector.report.Report;
import tools.jackson.databind.json.JsonMapper;

/** Renders reports as JSON: the canonical content and its fingerprint. Stateless. */
public final class JsonRenderer {

  private JsonRenderer() {}

  /**
   * Renders.
   *
   * @param report what to render
   * @return UTF-8
   */
  public static byte[] render(Report report) {
    String json =
        JsonMapper.shared()
            .writerWithDefaultPrettyPrinter()
            .writeValueAsString(
                CanonicalContent.tree(report).put("fingerprint", report.fingerprint().hex()));
    return (json + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
