package org.plantdiseasedetector.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plantdiseasedetector.imaging.SafePhotoDecoder;
import org.plantdiseasedetector.testing.Pictures;

/** Settings of the organisation are read strictly, and nothing outside their folder. */
class OrganisationFileTest {

  @TempDir private Path data;

  @BeforeEach
  void prepare() throws IOException {
    Files.createDirectories(data.resolve("report"));
    Files.write(data.resolve("report/logo.png"), Pictures.png(200, 80));
    Files.write(data.resolve("secret.png"), Pictures.png(200, 80));
  }

  private Organisation read(String yaml) throws IOException {
    Files.writeString(data.resolve("report/organisation.yaml"), yaml);
    return OrganisationFile.read(data, new SafePhotoDecoder());
  }

  @Test
  void everythingIsRead() throws IOException {
    Organisation read =
        read("name: Clínica\ncontact: Calle 1\ncolour: \"#123456\"\nlogo: logo.png\n");
    assertThat(read.name()).isEqualTo("Clínica");
    assertThat(read.contact()).isEqualTo("Calle 1");
    assertThat(read.colour()).isEqualTo(0x123456);
    assertThat(read.logo().orElseThrow().width()).isEqualTo(200);
  }

  @Test
  void withoutAFileNothingIsSaid() throws IOException {
    assertThat(OrganisationFile.read(data, new SafePhotoDecoder())).isEqualTo(Organisation.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "logo: ../secret.png",
        "logo: /etc/passwd",
        "logo: '..'",
        "logo: organisation.yaml",
        "logo: missing.png",
        "colour: red",
        "name: [a, b]",
        "name: {",
        "just text",
        "name: !!javax.script.ScriptEngineManager []"
      })
  void whatCannotBeUsedIsSaidWithTheFile(String yaml) {
    assertThatIOException()
        .isThrownBy(() -> read(yaml))
        .withMessageContaining("organisation.yaml")
        .withMessageContaining("Correct the file");
  }
}
