package org.plantdiseasedetector.model;

import java.util.Arrays;

/**
 * Split conformal prediction with the nonconformity score 1 − p, which gives the smallest sets on
 * average (Sadinle, Lei and Wasserman 2019, arXiv 1609.00451). Calling it once per kind of scene
 * makes the guarantee hold within each (Mondrian conformal prediction, Vovk, Gammerman and Shafer,
 * Algorithmic Learning in a Random World, 2005, section 4.5).
 */
public final class CandidateLimit {

  private CandidateLimit() {}

  /**
   * Finds the probability from which classes are candidates. If the photos to come are exchangeable
   * with these, the true class of one is a candidate with at least the wanted probability.
   *
   * @param truths probability of the true class for each calibration photo
   * @param coverage wanted, in (0, 1)
   * @return 0, which makes every class a candidate, if there are too few photos for a guarantee
   */
  public static double of(double[] truths, double coverage) {
    double[] sorted = truths.clone();
    Arrays.sort(sorted);
    int left = sorted.length + 1 - (int) Math.ceil((sorted.length + 1) * coverage - 1e-9);
    return left < 1 ? 0 : Math.max(0, Math.nextDown((float) sorted[left - 1]));
  }
}
