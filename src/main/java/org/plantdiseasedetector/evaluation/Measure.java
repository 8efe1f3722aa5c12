package org.plantdiseasedetector.evaluation;

/** The figures that are computed for a set of photos. */
public enum Measure {
  /** Share of photos whose most probable class is the true one. */
  ACCURACY("accuracy"),
  /** Share of photos whose true class is among the three most probable. */
  TOP3("top3"),
  /**
   * Mean of F1 = 2·TP / (2·TP + FP + FN) over the classes with at least one photo in the set.
   * Photos that are taken for a class without support lower the F1 of their true class (as FN) but
   * add no further zero to the mean.
   */
  MACRO_F1("macroF1"),
  /**
   * Expected calibration error of the top-1 probability over 15 bins of equal width (Guo et al.
   * 2017, arXiv 1706.04599); unreadable photos are left out.
   */
  ECE("ece"),
  /** Mean negative log-likelihood in nats; unreadable photos are left out. */
  NLL("nll"),
  /** Share of photos whose true class is in the candidate set. */
  COVERAGE("coverage"),
  /** Mean size of the candidate set; unreadable photos are left out. */
  MEAN_SET_SIZE("meanSetSize"),
  /** Share of photos whose outcome is {@code confident}. */
  CONFIDENT_SHARE("confidentShare"),
  /** Accuracy among the confident photos; undefined when there is none. */
  CONFIDENT_ACCURACY("confidentAccuracy"),
  /** Share of photos whose outcome is {@code not_recognised}; unreadable photos are left out. */
  REFUSED_SHARE("notRecognisedShare");

  private final String key;

  Measure(String key) {
    this.key = key;
  }

  /** Returns the name in {@code metrics.json}. */
  public String key() {
    return key;
  }
}
