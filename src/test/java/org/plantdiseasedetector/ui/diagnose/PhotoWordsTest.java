package org.plantdiseasedetector.ui.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.plantdiseasedetector.diagnosis.FailureMessages;
import org.plantdiseasedetector.domain.Failure;
import org.plantdiseasedetector.domain.FailureCode;
import org.plantdiseasedetector.imaging.DecodeLimits;
import org.plantdiseasedetector.ui.common.Texts;

class PhotoWordsTest {

  private final PhotoWords french = new PhotoWords(Texts.load(Locale.FRENCH));

  /** The English texts, which translators start from, are those of the diagnosis. */
  @ParameterizedTest
  @EnumSource
  void everyFailureIsSaidInTheWordsOfTheDiagnosis(FailureCode code) {
    Failure failure = new FailureMessages(DecodeLimits.STANDARD).of(code, Path.of("leaf.jpg"));
    // A language without translation has the texts of English, but not the shortcut for it.
    PhotoWords untranslated = new PhotoWords(Texts.load(Locale.JAPANESE));

    assertThat(untranslated.what(failure)).isEqualTo(failure.what());
    assertThat(untranslated.advice(failure)).isEqualTo(failure.advice());
    assertThat(french.what(failure)).isNotEqualTo(failure.what());
    assertThat(french.advice(failure)).isNotEqualTo(failure.advice());
  }

  @Test
  void remarksKeepTheirNumbers() {
    assertThat(
            french.remarks(
                List.of(
                    "The photo is only 80 x 90 pixels; a larger one gives a more reliable result.",
                    "Move closer: the leaf fills 7 % of the photo.",
                    "Something new.")))
        .satisfiesExactly(
            small -> assertThat(small).contains("80 × 90"),
            far -> assertThat(far).startsWith("Approchez-vous").contains("7\u00a0%"),
            unknown -> assertThat(unknown).isEqualTo("Something new."));
  }
}
