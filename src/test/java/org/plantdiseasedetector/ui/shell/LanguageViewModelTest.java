package org.plantdiseasedetector.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plantdiseasedetector.ui.common.Texts;

class LanguageViewModelTest {

  private static final Locale SPANISH = Locale.of("es");

  private final Memory memory = new Memory();
  private final LanguageViewModel languages =
      new LanguageViewModel(
          new LanguageViewModel.Dependencies(
              memory, Locale.UK, Runnable::run, Runnable::run, Texts.load(Locale.UK)));

  @Test
  void aChoiceIsKeptAndSaidInTheLanguageChosen() {
    languages.choose(Optional.of(SPANISH));

    assertThat(memory.kept).contains(SPANISH);
    assertThat(message()).contains("Español").contains("la próxima vez");
  }

  @Test
  void saysSoWhereNothingChanges() {
    languages.choose(Optional.of(Locale.ENGLISH));

    assertThat(memory.kept).contains(Locale.ENGLISH);
    assertThat(message()).isEqualTo("Language of the window: English. Nothing changes.");
  }

  @Test
  void aChoiceThatCannotBeKeptIsTakenBackAndSaid() {
    memory.full = true;

    languages.choose(Optional.of(SPANISH));

    assertThat(languages.choiceProperty().get()).isEmpty();
    assertThat(message()).contains("No space left").contains("data folder");
  }

  private String message() {
    return languages.messageProperty().get().orElseThrow();
  }

  private static final class Memory implements ChosenLanguage {
    private Optional<Locale> kept = Optional.empty();
    private boolean full;

    @Override
    public Optional<Locale> read() {
      return kept;
    }

    @Override
    public void write(Optional<Locale> language) throws IOException {
      if (full) {
        throw new IOException("No space left on device");
      }
      kept = language;
    }
  }
}
