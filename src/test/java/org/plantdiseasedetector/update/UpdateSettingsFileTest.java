package org.plantdiseasedetector.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where updates come from, stored. */
class UpdateSettingsFileTest {

  private static final UpdateSettings CHOSEN =
      new UpdateSettings(
          Optional.of("https://models.example.org/pdd"),
          true,
          Optional.of("proxy:3128"),
          Optional.of(Path.of("own-ca.pem")));

  @TempDir private Path data;

  @Test
  void nothingIsLookedForBeforeSomebodyChoseIt() {
    assertThat(UpdateSettingsFile.in(data).read().settings()).isEqualTo(UpdateSettings.STANDARD);
    assertThat(UpdateSettings.STANDARD.looksByItself()).isFalse();
    assertThat(
            new UpdateSettings(Optional.empty(), true, Optional.empty(), Optional.empty())
                .looksByItself())
        .isFalse();
  }

  @Test
  void whatIsStoredComesBack() throws Exception {
    UpdateSettingsFile.in(data.resolve("new")).write(CHOSEN);

    assertThat(UpdateSettingsFile.in(data.resolve("new")).read())
        .isEqualTo(new UpdateSettingsFile.Found(CHOSEN, Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{\"address\":\"http://models.example.org\",\"authorities\":\"\",\"autoCheck\":true,"
            + "\"format\":\"pdd-update-settings-1\",\"proxy\":\"\"}",
        "{\"address\":\"\",\"authorities\":\"\",\"autoCheck\":\"yes\","
            + "\"format\":\"pdd-update-settings-1\",\"proxy\":\"\"}",
        "{\"address\":\"\",\"authorities\":\"\",\"autoCheck\":true,"
            + "\"format\":\"pdd-update-settings-9\",\"proxy\":\"\"}"
      })
  void aDamagedFileIsToldKeptAndSwitchesNothingOn(String content) throws Exception {
    UpdateSettingsFile file = UpdateSettingsFile.in(data);
    Files.writeString(file.file(), content);

    UpdateSettingsFile.Found found = file.read();

    assertThat(found.problem().orElseThrow()).contains("update-settings.json");
    assertThat(found.settings().looksByItself()).isFalse();
    assertThat(file.file()).hasContent(content);

    Path kept = file.write(CHOSEN).orElseThrow();
    assertThat(kept).hasContent(content);
    assertThat(file.read().settings()).isEqualTo(CHOSEN);
    assertThat(file.write(UpdateSettings.STANDARD)).isEmpty();
  }

  @Test
  void aHugeFileIsNotReadIntoMemory() throws Exception {
    Files.write(
        UpdateSettingsFile.in(data).file(), " ".repeat(20_000).getBytes(StandardCharsets.UTF_8));

    assertThat(UpdateSettingsFile.in(data).read().problem().orElseThrow()).contains("bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://a.example", "ftp://a.example", "https://", "a.example", "ht tp:"})
  void onlyHttpsAddressesAreStored(String address) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new UpdateSettings(Optional.of(address), false, Optional.empty(), Optional.empty()))
        .withMessageContaining(address);
  }
}
