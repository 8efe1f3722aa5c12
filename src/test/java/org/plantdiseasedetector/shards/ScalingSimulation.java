package org.plantdiseasedetector.shards;

import java.util.Arrays;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * A run of many photos over many workers of one core each. A part's time is the sum of the times of
 * its photos, whose mean and spread were measured, on a node that may be slower than others, and
 * may be lost and start again from its journal; all workers share the storage. Seeded: the same
 * figures give the same table.
 *
 * @param photos of the run
 * @param work measured work of a photo on one core
 * @param world assumptions about the cluster
 */
record ScalingSimulation(long photos, Work work, World world) {

  private static final double HOUR = 3600;

  /**
   * What was measured.
   *
   * @param meanSeconds mean time of a photo on one core
   * @param deviation its standard deviation in seconds
   * @param meanBytes mean size of a photo
   * @param startSeconds from the start of the process to the first photo
   */
  record Work(double meanSeconds, double deviation, double meanBytes, double startSeconds) {}

  /**
   * What is assumed.
   *
   * @param nodeSpread standard deviation of the logarithm of the nodes' speeds
   * @param lossesPerHour how often a worker is lost
   * @param restartSeconds until a lost part goes on, besides its start
   * @param statsPerSecond files that a worker lists a second
   * @param bytesPerSecond of the storage, for all workers together
   */
  record World(
      double nodeSpread,
      double lossesPerHour,
      double restartSeconds,
      double statsPerSecond,
      double bytesPerSecond) {}

  /**
   * What comes of it.
   *
   * @param hours from the first start to the end of the last part
   * @param coreHours of all workers until their last part ended
   * @param straggler time of the last worker as a multiple of the median
   * @param storage share of the time in which the storage was the limit, 0 to 1
   */
  record Outcome(double hours, double coreHours, double straggler, double storage) {}

  /**
   * Simulates one run.
   *
   * @param workers at work at a time
   * @param partsPerWorker parts of the run for each worker; a free worker takes the next part
   * @param seed of the random numbers
   */
  Outcome run(int workers, int partsPerWorker, long seed) {
    Random random = new Random(seed);
    int parts = workers * partsPerWorker;
    double perPart = (double) photos / parts;
    double stretch = stretch(workers);
    double[] speeds = new double[workers];
    PriorityQueue<double[]> free = new PriorityQueue<>((a, b) -> Double.compare(a[0], b[0]));
    for (int i = 0; i < workers; i++) {
      speeds[i] = Math.exp(world.nodeSpread() * random.nextGaussian());
      free.add(new double[] {0, i});
    }
    double[] ends = new double[workers];
    double used = 0;
    for (int part = 0; part < parts; part++) {
      double[] worker = free.remove();
      double photosTime =
          Math.max(
              0,
              perPart * work.meanSeconds()
                  + Math.sqrt(perPart) * work.deviation() * random.nextGaussian());
      double seconds = listing() + photosTime * stretch / speeds[(int) worker[1]];
      double losses = poisson(seconds / HOUR * world.lossesPerHour(), random);
      seconds += losses * (world.restartSeconds() + listing());
      worker[0] += seconds;
      used += seconds;
      ends[(int) worker[1]] = worker[0];
      free.add(worker);
    }
    Arrays.sort(ends);
    return new Outcome(
        ends[workers - 1] / HOUR,
        used / HOUR,
        ends[workers - 1] / ends[workers / 2],
        1 - 1 / stretch);
  }

  /** Every task looks at all photos to find out which are its own. */
  private double listing() {
    return work.startSeconds() + photos / world.statsPerSecond();
  }

  /** How much slower workers are because the storage gives no more. */
  private double stretch(int workers) {
    double wanted = workers * work.meanBytes() / work.meanSeconds();
    return Math.max(1, wanted / world.bytesPerSecond());
  }

  private static int poisson(double mean, Random random) {
    double limit = Math.exp(-mean);
    int count = 0;
    for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
      count++;
    }
    return count;
  }

  static String row(int workers, int parts, double gigabytes, Outcome outcome) {
    return String.format(
        Locale.ROOT,
        "| %,d | %d | %.0f | %.2f | %,.0f | %.2f | %.0f |",
        workers,
        parts,
        gigabytes,
        outcome.hours(),
        outcome.coreHours(),
        outcome.straggler(),
        100 * outcome.storage());
  }
}
