package org.plantdiseasedetector.ui.diagnose;

import java.text.NumberFormat;
import java.util.Locale;
import org.plantdiseasedetector.ui.common.Texts;

/**
 * Puts probabilities into words. The limits are those of the likelihood scale in the IPCC guidance
 * note on uncertainties (Mastrandrea et al. 2010, table 1), which is made for lay readers.
 */
final class LikelihoodWords {

  private static final double ALMOST_CERTAIN = 0.99;
  private static final double VERY_LIKELY = 0.90;
  private static final double LIKELY = 0.66;
  private static final double POSSIBLE = 0.33;
  private static final double ONE_PERCENT = 0.01;

  private final Texts texts;
  private final NumberFormat percent;

  LikelihoodWords(Texts texts, Locale locale) {
    this.texts = texts;
    this.percent = NumberFormat.getPercentInstance(locale);
  }

  ResultCard.Likelihood of(double probability) {
    return new ResultCard.Likelihood(probability, percent(probability), words(probability));
  }

  /** Never claims certainty: the ends of the scale read as more or less than one percent. */
  private String percent(double probability) {
    if (probability > ALMOST_CERTAIN) {
      return texts.format("likelihood.more-than", percent.format(ALMOST_CERTAIN));
    }
    if (probability < ONE_PERCENT) {
      return texts.format("likelihood.less-than", percent.format(ONE_PERCENT));
    }
    return percent.format(probability);
  }

  private String words(double probability) {
    if (probability >= ALMOST_CERTAIN) {
      return texts.get("likelihood.almost-certain");
    }
    if (probability >= VERY_LIKELY) {
      return texts.get("likelihood.very-likely");
    }
    if (probability >= LIKELY) {
      return texts.get("likelihood.likely");
    }
    return texts.get(probability >= POSSIBLE ? "likelihood.possible" : "likelihood.unlikely");
  }
}
