package org.plantdiseasedetector.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentTest {

  private final Map<String, String> properties = new HashMap<>(Map.of("user.home", "/home/ann"));
  private final Map<String, String> variables = new HashMap<>();
  private final Environment environment = new Environment(properties::get, variables::get);

  @ParameterizedTest
  @CsvSource({
    "Linux, /home/ann/.local/share/plant-disease-detector",
    "Mac OS X, /home/ann/Library/Application Support/PlantDiseaseDetector",
    "Windows 11, /home/ann/AppData/Local/PlantDiseaseDetector"
  })
  void dataLiesWhereTheSystemWantsIt(String system, String expected) {
    properties.put("os.name", system);
    assertThat(environment.dataDirectory(Optional.empty()))
        .isEqualTo(Path.of(expected).toAbsolutePath());
  }

  @Test
  void systemVariablesMoveTheDataFolder() {
    properties.put("os.name", "Linux");
    variables.put("XDG_DATA_HOME", Path.of("xdg").toAbsolutePath().toString());
    assertThat(environment.dataDirectory(Optional.empty()))
        .isEqualTo(Path.of("xdg", "plant-disease-detector").toAbsolutePath());
    variables.put("XDG_DATA_HOME", "relative/is/invalid");
    assertThat(environment.dataDirectory(Optional.empty()).toString()).contains(".local");
    properties.put("os.name", "Windows 11");
    variables.put("LOCALAPPDATA", "local");
    assertThat(environment.dataDirectory(Optional.empty()))
        .isEqualTo(Path.of("local", "PlantDiseaseDetector").toAbsolutePath());
  }

  @Test
  void thePortableAppKeepsItsDataBesideItself() {
    properties.put(Environment.DATA_PROPERTY, Path.of("stick", "app", "..", "data").toString());
    assertThat(environment.dataDirectory(Optional.empty()))
        .isEqualTo(Path.of("stick", "data").toAbsolutePath());

    variables.put(Environment.DATA_VARIABLE, "elsewhere");
    assertThat(environment.dataDirectory(Optional.empty()))
        .isEqualTo(Path.of("elsewhere").toAbsolutePath());
  }

  @Test
  void theUsersChoiceWinsOverTheVariableAndTheVariableOverTheSystem() {
    variables.put(Environment.DATA_VARIABLE, "portable");
    assertThat(environment.dataDirectory(Optional.empty()))
        .isEqualTo(Path.of("portable").toAbsolutePath());
    assertThat(environment.dataDirectory(Optional.of(Path.of("chosen"))))
        .isEqualTo(Path.of("chosen").toAbsolutePath());
  }

  @Test
  void modelsAndSamplesComeFromPropertiesOrTheWorkingFolder() {
    assertThat(environment.modelsDirectory()).isEqualTo(Path.of("models").toAbsolutePath());
    assertThat(environment.samplesDirectory())
        .isEqualTo(Path.of("src/main/samples").toAbsolutePath());
    properties.put(Environment.MODELS_PROPERTY, "m");
    properties.put(Environment.SAMPLES_PROPERTY, "s");
    assertThat(environment.modelsDirectory()).isEqualTo(Path.of("m").toAbsolutePath());
    assertThat(environment.samplesDirectory()).isEqualTo(Path.of("s").toAbsolutePath());
  }

  @Test
  void anUnknownTerminalCharsetBecomesUtf8() {
    properties.put("stdout.encoding", "ISO-8859-1");
    assertThat(environment.terminalCharset()).isEqualTo(StandardCharsets.ISO_8859_1);
    for (String odd : new String[] {"", "no such charset", "x-unknown"}) {
      properties.put("stdout.encoding", odd);
      assertThat(environment.terminalCharset()).isEqualTo(StandardCharsets.UTF_8);
    }
  }

  @Test
  void theLauncherFindsTheDataFolderInBothForms() {
    assertThat(ConsoleLauncher.dataDirectory("health", "--data-dir", "x")).hasValue(Path.of("x"));
    assertThat(ConsoleLauncher.dataDirectory("--data-dir=y", "health")).hasValue(Path.of("y"));
    assertThat(ConsoleLauncher.dataDirectory("health", "--data-dir")).isEmpty();
  }
}
