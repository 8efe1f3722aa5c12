package org.plantdiseasedetector.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.plantdiseasedetector.testing.SharedFiles;

class ChecklistTest {

  private static final String FILE = "production-deployment-checklist.md";

  @Test
  void everyRowIsThereInItsOrderAndWordsUnderItsId() throws IOException {
    List<String> rows =
        Checklist.shipped().rows().stream()
            .map(row -> String.join("\t", row.id(), row.section(), row.group(), row.text()))
            .toList();

    assertThat(rows).hasSize(212).containsExactlyElementsOf(frozen());
  }

  @Test
  void theShippedChecklistIsTheGivenOne() throws IOException {
    Path given = SharedFiles.orSkip("checklist/" + FILE);
    Path shipped = Path.of("src/main/resources/org/plantdiseasedetector/readiness", FILE);

    assertThat(shipped).hasSameBinaryContentAs(given);
  }

  @Test
  void aRowThatIsRewordedMovedOrMissingIsNoticed() throws IOException {
    String text =
        Files.readString(Path.of("src/main/resources/org/plantdiseasedetector/readiness", FILE));

    assertThat(ids(text.replace("- [ ] FAQ created\n", ""))).isNotEqualTo(ids(text));
    assertThat(Checklist.parse(text.replace("FAQ created", "FAQ written")).rows())
        .isNotEqualTo(Checklist.parse(text).rows());
    assertThat(
            Checklist.parse(
                    text.replace(
                        "- [ ] FAQ created\n- [ ] Issue tracking system configured\n",
                        "- [ ] Issue tracking system configured\n- [ ] FAQ created\n"))
                .rows())
        .isNotEqualTo(Checklist.parse(text).rows());
  }

  private static List<String> ids(String text) {
    return Checklist.parse(text).rows().stream().map(ChecklistRow::id).toList();
  }

  private static List<String> frozen() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            ChecklistTest.class.getResourceAsStream("/readiness/checklist-rows.tsv"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
