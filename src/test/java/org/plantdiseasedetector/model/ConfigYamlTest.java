package org.plantdiseasedetector.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plantdiseasedetector.domain.ModelIdentity;

class ConfigYamlTest {

  private static final ModelConfig CONFIG =
      new ModelConfig(
          ConfigYaml.FORMAT,
          new ModelIdentity("leafnet", "1.2.0"),
          new InputSpec(
              256,
              List.of(View.WHOLE, View.CENTER),
              new float[] {0.5f, 0.4f, 0.3f},
              new float[] {0.5f, 0.5f, 0.25f}),
          new ModelConfig.Thresholds(0.8, 0.9, -0.5));

  @Test
  void whatWasFormattedComesBack() {
    ModelConfig read = ConfigYaml.parse(ConfigYaml.format(CONFIG));

    assertThat(read).usingRecursiveComparison().isEqualTo(CONFIG);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          size: 256     | size: 250      | multiple of 32
          size: 256     | size: 1e9      | size must be a number from 32 to 1024
          size: 256     | size: big      | size must be a number
          format: 2     | format: 1      | format must be a number from 2 to 2
          [whole, center] | []           | views is empty
          [whole, center] | whole        | views is no list
          confident: 0.8 | confident: .nan | confident must be a number
          confident: 0.8 | confident: 1.1 | confident must be a number
          unfamiliar: -0.5 | unfamiliar: .inf | unfamiliar must be a number
          confident: 0.8 | sure: 0.8     | exactly the keys
          "leafnet"     | "../leafnet"   | name is no plain word
          [0.5, 0.4, 0.3] | [0.5, 0.4]   | three numbers
          thresholds:   | more: 1        | YAML
          """)
  void aChangedLineIsRefusedWithItsReason(String line, String replacement, String reason) {
    String yaml = ConfigYaml.format(CONFIG).replace(line, replacement);

    assertThatThrownBy(() -> ConfigYaml.parse(yaml))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void aTagThatWouldConstructAnObjectIsRefused() {
    String yaml =
        ConfigYaml.format(CONFIG)
            .replace("\"leafnet\"", "!!javax.script.ScriptEngineManager [leafnet]");

    assertThatThrownBy(() -> ConfigYaml.parse(yaml)).isInstanceOf(IllegalArgumentException.class);
  }
}
