package org.plantdiseasedetector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plantdiseasedetector.knowledge.CardLibraries;
import org.plantdiseasedetector.knowledge.Confusions;
import org.plantdiseasedetector.knowledge.Knowledge;

class CardCommandTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final StringWriter messages = new StringWriter();
  private Knowledge knowledge = Knowledge.of(Optional.empty());
  private Locale system = Locale.US;

  private int run(String... arguments) {
    Console console =
        new Console(out, StandardCharsets.UTF_8, new PrintWriter(messages, true), false);
    return new PddCommandLine(console, List.of(new CardCommand(() -> knowledge, console, system)))
        .run(arguments);
  }

  private String output() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void showsACardInLinesThatFitATerminal() {
    assertThat(run("card", "tomato.late_blight")).isEqualTo(ExitCode.DONE);
    assertThat(output())
        .startsWith("Late blight – Tomato (tomato.late_blight)")
        .contains("EPPO code: PHYTIN", "Cultivation and hygiene", "FRAC 40 CAA fungicides")
        .contains("General information, not a recommendation");
    assertThat(output().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void theLanguageIsThatOfTheSystemUnlessOneIsNamed() {
    system = Locale.of("es", "CO");
    run("card", "coffee.rust");
    assertThat(output()).startsWith("Roya del cafeto – Café").contains("Cuándo actuar");
    out.reset();
    run("card", "coffee.rust", "--language", "pt");
    assertThat(output()).startsWith("Ferrugem do cafeeiro – Café").contains("Quando agir");
  }

  @Test
  void findsClassesByWords() {
    assertThat(run("card", "--search", "whitefl cupped")).isEqualTo(ExitCode.DONE);
    assertThat(output().lines())
        .first()
        .asString()
        .startsWith("tomato.yellow_leaf_curl_virus ")
        .endsWith("Tomato yellow leaf curl – Tomato");
    out.reset();
    run("card", "--search", "");
    assertThat(output().lines()).hasSize(44);
  }

  @Test
  void wrongUsageSaysWhatToDo() {
    assertThat(run("card")).isEqualTo(ExitCode.USAGE);
    assertThat(run("card", "Late blight")).isEqualTo(ExitCode.USAGE);
    assertThat(messages.toString()).contains("There is no card of Late blight.", "--search");
    assertThat(run("card", "--search", "xyzzy")).isEqualTo(ExitCode.USAGE);
    assertThat(run("card", "apple.scab", "--language", "de")).isEqualTo(ExitCode.USAGE);
    assertThat(messages.toString()).contains("Choose one of en, es, fr, pt.");
    assertThat(output()).isEmpty();
  }

  @Test
  void damagedCardsOfAModelAreReportedAndTheCardIsShown() {
    knowledge =
        new Knowledge(
            CardLibraries.shipped(), Confusions.unknown(), List.of("The cards are damaged."));
    assertThat(run("card", "apple.scab")).isEqualTo(ExitCode.DONE);
    assertThat(messages.toString()).contains("The cards are damaged.");
    assertThat(output()).startsWith("Apple scab");
  }
}
