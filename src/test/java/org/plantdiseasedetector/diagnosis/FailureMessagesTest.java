package org.plantdiseasedetector.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.plantdiseasedetector.domain.Failure;
import org.plantdiseasedetector.domain.FailureCode;
import org.plantdiseasedetector.imaging.DecodeLimits;

class FailureMessagesTest {

  private static final FailureMessages MESSAGES = new FailureMessages(DecodeLimits.STANDARD);

  @ParameterizedTest
  @EnumSource(FailureCode.class)
  void everyFailureSaysWhatHappenedToWhichFileAndWhatToDo(FailureCode code) {
    Failure failure = MESSAGES.of(code, Path.of("photos", "leaf.jpg"));
    assertThat(failure.code()).isEqualTo(code);
    assertThat(failure.file()).isEqualTo(Path.of("photos", "leaf.jpg").toString());
    assertThat(failure.what()).matches("[A-Z].+\\.");
    assertThat(failure.advice()).matches("[A-Z].+\\.");
  }

  @Test
  void limitsAreNamed() {
    assertThat(MESSAGES.of(FailureCode.FILE_TOO_LARGE, Path.of("x")).what()).contains("64 MiB");
    assertThat(MESSAGES.of(FailureCode.IMAGE_TOO_LARGE, Path.of("x")).what())
        .contains("200 megapixels");
    assertThat(MESSAGES.of(FailureCode.IMAGE_TOO_SMALL, Path.of("x")).what()).contains("64 pixels");
  }
}
