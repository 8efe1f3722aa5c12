package org.plantdiseasedetector.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.domain.ClassId;

class ConfusionsTest {

  private static final ClassId EARLY = new ClassId("tomato.early_blight");
  private static final ClassId LATE = new ClassId("tomato.late_blight");
  private static final ClassId SCAB = new ClassId("apple.scab");

  @TempDir private Path bundle;

  private void metrics(String text) throws IOException {
    Files.writeString(bundle.resolve("metrics.json"), text);
  }

  private void measured() throws IOException {
    metrics(
        """
        {"test": {"classes": {
          "tomato.early_blight": {"n": 50, "takenFor": {"tomato.late_blight": 7, "apple.scab": 1}},
          "tomato.late_blight": {"n": 55, "takenFor": {"tomato.early_blight": 4}},
          "apple.scab": {"n": 53, "takenFor": {}}
        }}}
        """);
  }

  @Test
  void countsBothWaysAndSortsByNumber() throws IOException {
    measured();
    Confusions confusions = Confusions.read(bundle);

    assertThat(confusions.of(EARLY))
        .containsExactly(
            new Confusion(EARLY, LATE, 50, 7, 55, 4), new Confusion(EARLY, SCAB, 50, 1, 53, 0));
    assertThat(confusions.of(SCAB)).containsExactly(new Confusion(SCAB, EARLY, 53, 0, 50, 1));
    assertThat(confusions.of(new ClassId("grape.esca"))).isEmpty();
  }

  @Test
  void theCardSaysThemWithTheirCounts() throws IOException {
    measured();
    CardSheet sheet = Knowledge.of(Optional.of(bundle)).sheet(EARLY, Locale.ENGLISH).orElseThrow();

    CardSheet.Line first = block(sheet).getFirst().lines().getFirst();
    assertThat(first.label()).contains("Late blight");
    assertThat(first.text()).startsWith("7 of 50 test photos").contains("4 of 55");
    assertThat(block(sheet).getFirst().lines().getLast().label()).contains("Apple scab (Apple)");
  }

  /** Nothing on the cards names what a model mixes up, so a new one needs no edits. */
  @Test
  void theCardFollowsTheFiguresOfTheNextModel() throws IOException {
    measured();
    metrics(
        """
        {"test": {"classes": {
          "tomato.early_blight": {"n": 60, "takenFor": {"apple.scab": 3}},
          "tomato.late_blight": {"n": 60, "takenFor": {}},
          "apple.scab": {"n": 60, "takenFor": {}}
        }}}
        """);
    Knowledge next = Knowledge.of(Optional.of(bundle));

    assertThat(block(next.sheet(EARLY, Locale.FRENCH).orElseThrow()).getFirst().lines())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.label())
                  .hasValueSatisfying(of -> assertThat(of).contains("Tavelure"));
              assertThat(line.text()).startsWith("3 photos de test").contains("60");
            });
    assertThat(block(next.sheet(LATE, Locale.ENGLISH).orElseThrow()).toString())
        .contains("no other class was taken");
  }

  @Test
  void aModelThatWasNotMeasuredSaysNothing() throws IOException {
    metrics("{\"test\": {\"classes\": {\"apple.scab\": {\"n\": 53}}}}");
    assertThat(Confusions.read(bundle).isMeasured()).isFalse();
    assertThat(block(Knowledge.of(Optional.of(bundle)).sheet(EARLY, Locale.ENGLISH).orElseThrow()))
        .isEmpty();
    assertThat(Confusions.read(bundle.resolve("none")).isMeasured()).isFalse();
  }

  @Test
  void damagedFiguresAreReportedAndTheCardsStay() throws IOException {
    metrics("{\"test\": ");
    assertThatThrownBy(() -> Confusions.read(bundle))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("metrics.json is damaged");

    Knowledge knowledge = Knowledge.of(Optional.of(bundle));
    assertThat(knowledge.problems()).singleElement().asString().contains("metrics.json");
    assertThat(knowledge.sheet(EARLY, Locale.ENGLISH)).isPresent();
  }

  private static List<CardSheet.Block> block(CardSheet sheet) {
    return sheet.blocks().stream()
        .filter(block -> block.section() == CardSection.CONFUSIONS)
        .toList();
  }
}
