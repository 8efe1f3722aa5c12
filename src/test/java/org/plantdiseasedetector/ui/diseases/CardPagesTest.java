package org.plantdiseasedetector.ui.diseases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.knowledge.CardSheet;
import org.plantdiseasedetector.knowledge.Knowledge;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** A printed card fits the paper and loses nothing. */
class CardPagesTest {

  /** Printable size of A4 with usual margins, in points. */
  private static final double WIDTH = 487;

  private static final double HEIGHT = 734;

  private static final Knowledge KNOWLEDGE = Knowledge.of(Optional.empty());

  @BeforeAll
  static void startToolkit() throws TimeoutException {
    FxToolkit.registerPrimaryStage();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "es", "fr", "pt"})
  void everyParagraphIsOnAPageThatFitsThePaper(String language) throws Exception {
    CardSheet sheet =
        KNOWLEDGE.sheet(new ClassId("tomato.bacterial_spot"), Locale.of(language)).orElseThrow();

    List<VBox> pages = WaitForAsyncUtils.asyncFx(() -> CardPages.of(sheet, WIDTH, HEIGHT)).get();

    assertThat(pages).hasSizeBetween(1, 3);
    assertThat(pages)
        .allSatisfy(
            page -> {
              assertThat(page.prefHeight(WIDTH)).isLessThanOrEqualTo(HEIGHT);
              assertThat(page.getBoundsInLocal().getMaxX()).isLessThanOrEqualTo(WIDTH);
              assertThat(page.getBoundsInLocal().getMaxY()).isLessThanOrEqualTo(HEIGHT);
            });
    String printed = String.join("\n", pages.stream().flatMap(p -> texts(p).stream()).toList());
    assertThat(printed).contains(sheet.title(), sheet.summary(), sheet.note());
    sheet.blocks().stream()
        .flatMap(block -> block.lines().stream())
        .forEach(line -> assertThat(printed).contains(line.text()));
  }

  @ParameterizedTest
  @ValueSource(doubles = {120, 200, 300})
  void noHeadingStandsAloneAtTheEndOfAPage(double height) throws Exception {
    CardSheet sheet = KNOWLEDGE.sheet(new ClassId("apple.scab"), Locale.ENGLISH).orElseThrow();

    List<VBox> pages = WaitForAsyncUtils.asyncFx(() -> CardPages.of(sheet, WIDTH, height)).get();

    assertThat(pages.size()).isGreaterThan(2);
    for (VBox page : pages) {
      Node lastBeforeFooter = page.getChildren().get(page.getChildren().size() - 2);
      assertThat(lastBeforeFooter.getStyleClass()).doesNotContain("sheet-heading");
    }
  }

  private static List<String> texts(Parent parent) {
    List<String> texts = new ArrayList<>();
    for (Node node : parent.getChildrenUnmodifiable()) {
      if (node instanceof Text text) {
        texts.add(text.getText());
      } else if (node instanceof Parent child) {
        texts.addAll(texts(child));
      }
    }
    return texts;
  }
}
