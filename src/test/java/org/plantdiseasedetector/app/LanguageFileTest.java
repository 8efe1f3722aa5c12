package org.plantdiseasedetector.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LanguageFileTest {

  private static final Locale SPANISH = Locale.of("es");

  @TempDir Path data;

  private final Map<String, String> properties = new HashMap<>();
  private final Map<String, String> variables = new HashMap<>();
  private LanguageFile file;

  @BeforeEach
  void inTheDataFolder() {
    variables.put(Environment.DATA_VARIABLE, data.toString());
    file = new LanguageFile(data.resolve(LanguageFile.NAME));
  }

  private String spoken() {
    return LanguageFile.locale(new Environment(properties::get, variables::get)).getLanguage();
  }

  @Test
  void theChoiceIsThereAtTheNextStart() throws IOException {
    file.write(Optional.of(SPANISH));

    assertThat(new LanguageFile(data.resolve(LanguageFile.NAME)).read()).contains(SPANISH);
    assertThat(spoken()).isEqualTo("es");
  }

  @Test
  void theSystemSpeaksAgainOnceTheChoiceIsTakenBack() throws IOException {
    file.write(Optional.of(SPANISH));
    file.write(Optional.empty());

    assertThat(file.read()).isEmpty();
  }

  @Test
  void aLanguageGivenAtTheStartGoesFirst() throws IOException {
    file.write(Optional.of(SPANISH));
    variables.put(Environment.LANGUAGE_VARIABLE, "pt");
    assertThat(spoken()).isEqualTo("pt");

    properties.put(Environment.LANGUAGE_PROPERTY, "fr");
    assertThat(spoken()).isEqualTo("fr");
  }

  @Test
  void whatIsNoLanguageIsNotUsedAndStays() throws IOException {
    Path path = data.resolve(LanguageFile.NAME);
    Files.writeString(path, "klingon");
    assertThat(file.read()).isEmpty();

    Files.writeString(path, "es".repeat(100_000));
    assertThat(file.read()).isEmpty();
    assertThat(path).hasSize(200_000);
  }
}
