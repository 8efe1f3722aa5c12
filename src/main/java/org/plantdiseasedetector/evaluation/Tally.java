package org.plantdiseasedetector.evaluation;

/**
 * Running sums over photos, from which every figure follows. Cheap enough to be filled anew for
 * each bootstrap resample. Not thread-safe.
 */
final class Tally {

  private final int[] truePositives;
  private final int[] support;
  private final int[] predicted;
  private final ReliabilityBins bins = new ReliabilityBins();
  private int photos;
  private int read;
  private int correct;
  private int inTop3;
  private int covered;
  private int confident;
  private int confidentCorrect;
  private int refused;
  private double logLoss;
  private long setSizes;

  /** Starts empty for a number of classes. */
  Tally(int classes) {
    truePositives = new int[classes];
    support = new int[classes];
    predicted = new int[classes];
  }

  /** Adds one photo. */
  void add(Score score) {
    photos++;
    support[score.truth()]++;
    if (!score.isRead()) {
      return;
    }
    read++;
    predicted[score.predicted()]++;
    if (score.isCorrect()) {
      correct++;
      truePositives[score.truth()]++;
    }
    inTop3 += score.inTop3() ? 1 : 0;
    covered += score.covered() ? 1 : 0;
    logLoss += score.logLoss();
    setSizes += score.setSize();
    refused += score.refused() ? 1 : 0;
    bins.add(score.confidence(), score.isCorrect());
    if (score.confident()) {
      confident++;
      confidentCorrect += score.isCorrect() ? 1 : 0;
    }
  }

  /** Returns a figure, or not a number if it is undefined for these photos. */
  double value(Measure measure) {
    return switch (measure) {
      case ACCURACY -> ratio(correct, photos);
      case TOP3 -> ratio(inTop3, photos);
      case MACRO_F1 -> macroF1();
      case ECE -> bins.expectedCalibrationError();
      case NLL -> ratio(logLoss, read);
      case COVERAGE -> ratio(covered, photos);
      case MEAN_SET_SIZE -> ratio((double) setSizes, read);
      case CONFIDENT_SHARE -> ratio(confident, photos);
      case CONFIDENT_ACCURACY -> ratio(confidentCorrect, confident);
      case REFUSED_SHARE -> ratio(refused, read);
    };
  }

  /** Returns TP / (TP + FP), or not a number if the class was never predicted. */
  double precision(int c) {
    return ratio(truePositives[c], predicted[c]);
  }

  /** Returns TP / (TP + FN), or not a number if the class has no photo. */
  double recall(int c) {
    return ratio(truePositives[c], support[c]);
  }

  /** Returns 2·TP / (2·TP + FP + FN), or not a number if the class has no photo. */
  double f1(int c) {
    return support[c] == 0 ? Double.NaN : ratio(2.0 * truePositives[c], support[c] + predicted[c]);
  }

  /** Returns how many photos belong to the class. */
  int support(int c) {
    return support[c];
  }

  /** Returns how many photos were taken for the class. */
  int predicted(int c) {
    return predicted[c];
  }

  /** Returns how many classes have at least one photo. */
  int classesWithSupport() {
    int classes = 0;
    for (int n : support) {
      classes += n > 0 ? 1 : 0;
    }
    return classes;
  }

  /** Returns the calibration by bin. */
  ReliabilityBins bins() {
    return bins;
  }

  private double macroF1() {
    double sum = 0;
    for (int c = 0; c < support.length; c++) {
      sum += support[c] == 0 ? 0 : f1(c);
    }
    return ratio(sum, classesWithSupport());
  }

  private static double ratio(double part, int whole) {
    return whole == 0 ? Double.NaN : part / whole;
  }
}
