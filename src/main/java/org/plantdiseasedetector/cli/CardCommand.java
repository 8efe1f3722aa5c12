package org.plantdiseasedetector.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.knowledge.CardLibrary;
import org.plantdiseasedetector.knowledge.CardSearch;
import org.plantdiseasedetector.knowledge.CardSheet;
import org.plantdiseasedetector.knowledge.DiseaseCard;
import org.plantdiseasedetector.knowledge.Knowledge;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pdd card}: shows a disease card, or finds cards by words. */
@Command(
    name = "card",
    mixinStandardHelpOptions = true,
    versionProvider = ProductVersion.class,
    description = "Shows what is known about a disease, or finds diseases by words.")
@SuppressWarnings("NullAway.Init")
public final class CardCommand implements Callable<Integer> {

  private final Supplier<Knowledge> knowledge;
  private final Console console;
  private final Locale system;

  @ArgGroup(multiplicity = "1")
  private What what;

  @Option(
      names = "--language",
      paramLabel = "LL",
      description =
          "Language of the card: en, es, fr or pt. Default: that of the system, or English.")
  private @Nullable String language;

  /** Exactly one of these. */
  static final class What {
    @Parameters(paramLabel = "CLASS", description = "A class such as tomato.late_blight.")
    private @Nullable String classId;

    @Option(
        names = "--search",
        paramLabel = "WORDS",
        description =
            "List the classes whose card holds all these words or parts of words, in names,"
                + " pathogens, crops, symptoms or any other text; \"\" lists all.")
    private @Nullable String words;
  }

  /**
   * Makes the command.
   *
   * @param knowledge reads the cards
   * @param console where to write
   * @param system language of the system
   */
  public CardCommand(Supplier<Knowledge> knowledge, Console console, Locale system) {
    this.knowledge = knowledge;
    this.console = console;
    this.system = system;
  }

  @Override
  public Integer call() throws CommandFailure {
    Knowledge known = knowledge.get();
    known.problems().forEach(console::say);
    Locale wanted = language(known.cards());
    if (what.words != null) {
      return search(known.cards(), wanted, what.words);
    }
    write(CardText.lines(sheet(known, wanted, String.valueOf(what.classId))));
    return ExitCode.DONE;
  }

  private Locale language(CardLibrary cards) throws CommandFailure {
    if (language == null) {
      return system;
    }
    Locale wanted = Locale.of(language);
    if (!cards.languages().contains(wanted)) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "There are no cards in the language %s. Choose one of %s."
              .formatted(
                  language,
                  cards.languages().stream()
                      .map(Locale::getLanguage)
                      .collect(Collectors.joining(", "))));
    }
    return wanted;
  }

  private CardSheet sheet(Knowledge known, Locale wanted, String name) throws CommandFailure {
    Optional<CardSheet> sheet = Optional.empty();
    try {
      sheet = known.sheet(new ClassId(name), wanted);
    } catch (IllegalArgumentException notAnId) {
      // Answered below like any other class without a card.
    }
    return sheet.orElseThrow(
        () ->
            new CommandFailure(
                ExitCode.USAGE,
                "There is no card of %s. Find the class with: pdd card --search WORDS"
                    .formatted(name)));
  }

  private int search(CardLibrary cards, Locale wanted, String words) throws CommandFailure {
    List<DiseaseCard> found = new CardSearch(cards.cards(wanted)).find(words);
    if (found.isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "No card holds all of these words: %s. Try fewer or shorter words, or \"\" for all cards."
              .formatted(words));
    }
    write(
        found.stream()
            .map(card -> "%-32s %s – %s".formatted(card.classId(), card.name(), card.crop()))
            .toList());
    return ExitCode.DONE;
  }

  private void write(List<String> lines) throws CommandFailure {
    String text = String.join(System.lineSeparator(), lines) + System.lineSeparator();
    try {
      console.out().write(text.getBytes(console.charset()));
      console.out().flush();
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.INTERNAL, "The card cannot be written: " + e.getMessage(), e);
    }
  }
}
