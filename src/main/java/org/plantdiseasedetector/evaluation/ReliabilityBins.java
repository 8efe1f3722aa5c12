package org.plantdiseasedetector.evaluation;

/**
 * Confidence against accuracy in 15 bins of equal width; bin b holds confidences in (b/15,
 * (b+1)/15], the first also 0. Not thread-safe.
 */
public final class ReliabilityBins {

  /** Number of bins. */
  public static final int BINS = 15;

  private final int[] count = new int[BINS];
  private final int[] correct = new int[BINS];
  private final double[] confidence = new double[BINS];

  /** Adds one photo. */
  void add(double topConfidence, boolean isCorrect) {
    int bin = Math.clamp((int) Math.ceil(topConfidence * BINS) - 1, 0, BINS - 1);
    count[bin]++;
    confidence[bin] += topConfidence;
    correct[bin] += isCorrect ? 1 : 0;
  }

  /**
   * Returns the number of photos in a bin.
   *
   * @param bin from 0 to {@link #BINS} − 1
   */
  public int count(int bin) {
    return count[bin];
  }

  /**
   * Returns the mean confidence of a bin, or not a number if it is empty.
   *
   * @param bin from 0 to {@link #BINS} − 1
   */
  public double confidence(int bin) {
    return count[bin] == 0 ? Double.NaN : confidence[bin] / count[bin];
  }

  /**
   * Returns the accuracy of a bin, or not a number if it is empty.
   *
   * @param bin from 0 to {@link #BINS} − 1
   */
  public double accuracy(int bin) {
    return count[bin] == 0 ? Double.NaN : (double) correct[bin] / count[bin];
  }

  /** Returns the mean of |accuracy − confidence| weighted by photos, or not a number if empty. */
  public double expectedCalibrationError() {
    double sum = 0;
    int photos = 0;
    for (int bin = 0; bin < BINS; bin++) {
      sum += Math.abs(correct[bin] - confidence[bin]);
      photos += count[bin];
    }
    return photos == 0 ? Double.NaN : sum / photos;
  }
}
