package org.plantdiseasedetector.training.severity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.plantdiseasedetector.imaging.PhotoException;
import org.plantdiseasedetector.imaging.RgbImage;
import org.plantdiseasedetector.imaging.SafePhotoDecoder;
import org.plantdiseasedetector.leaf.Concordance;
import org.plantdiseasedetector.leaf.LeafMap;
import org.plantdiseasedetector.leaf.LesionNet;
import org.plantdiseasedetector.leaf.LesionSamples;
import org.plantdiseasedetector.leaf.MaskedPhoto;
import org.plantdiseasedetector.leaf.SeverityMeter;

/**
 * Fits a {@link LesionNet} on masked photos and chooses its limit on them and others. The same
 * photos and seed give the same net.
 *
 * @param train masked photos to fit on
 * @param validation further masked photos to choose the limit on
 * @param healthy class folders with photos of healthy leaves to fit on as well; empty for none
 * @param seed of every random choice
 * @param report told of each step
 */
public record LesionTraining(
    Path train, Path validation, Optional<Path> healthy, long seed, Consumer<String> report) {

  /** Pixels taken of each photo, once as it is and once in other light. */
  private static final int PIXELS = 1500;

  /** Pixels taken of each healthy leaf, in the same way; there are more of these photos. */
  private static final int HEALTHY_PIXELS = 700;

  /** Decoded shorter side, as a diagnosis asks for. */
  private static final int MIN_SIDE = 256;

  private static final LeafMap WITHOUT_LESIONS = new LeafMap(1, 1, new byte[] {LeafMap.HEALTHY});

  private static final float[] LIMITS = limits();

  /**
   * Fits, chooses the limit and writes the net.
   *
   * @param out the net's file, replaced
   * @throws IOException if a photo or mask cannot be read, or the disk refuses
   */
  public void run(Path out) throws IOException {
    List<MaskedPhoto> photos = MaskedPhoto.list(train);
    List<Path> negatives = healthy.isPresent() ? HealthyLeaves.list(healthy.get()) : List.of();
    PixelTable table =
        new PixelTable(2 * (PIXELS * photos.size() + HEALTHY_PIXELS * negatives.size()));
    SplittableRandom random = new SplittableRandom(seed);
    collect(photos, table, random);
    collectHealthy(negatives, table, random);
    report.accept("%d pixels of %d photos".formatted(table.size(), photos.size()));
    LesionNet.Parameters parameters = new PerceptronFit(table, seed).fit(report);
    LesionNet net = choose(parameters);
    net.write(
        out,
        Map.of(
            "made-by",
            "pdd train-severity",
            "train",
            "%d masked photos, %d of healthy leaves".formatted(photos.size(), negatives.size()),
            "seed",
            Long.toString(seed)));
  }

  private void collect(List<MaskedPhoto> photos, PixelTable table, SplittableRandom random)
      throws IOException {
    for (int i = 0; i < photos.size(); i++) {
      RgbImage image = decode(photos.get(i).photo());
      add(image, photos.get(i).readMask(), PIXELS, seed + i, table, random);
    }
  }

  private void collectHealthy(List<Path> photos, PixelTable table, SplittableRandom random)
      throws IOException {
    for (int i = 0; i < photos.size(); i++) {
      RgbImage image = decode(photos.get(i));
      add(image, WITHOUT_LESIONS, HEALTHY_PIXELS, -seed - i, table, random);
    }
  }

  /** Adds a photo as it is and in other light. */
  private static void add(
      RgbImage image,
      LeafMap mask,
      int pixels,
      long light,
      PixelTable table,
      SplittableRandom random) {
    RgbImage other = OtherLight.of(image, new SplittableRandom(light));
    Stream.of(image, other)
        .parallel()
        .flatMap(one -> LesionSamples.of(one, mask).stream())
        .toList()
        .forEach(one -> table.add(one, pixels, random));
  }

  /**
   * Takes the limit at which the measured percentages agree best with the masks. The fitted photos
   * count too: few photos are severely diseased, and the net is far too small to learn them by
   * heart.
   */
  private LesionNet choose(LesionNet.Parameters parameters) throws IOException {
    List<MaskedPhoto> photos = new ArrayList<>(MaskedPhoto.list(validation));
    photos.addAll(MaskedPhoto.list(train));
    List<RgbImage> images = new ArrayList<>();
    double[] truth = new double[photos.size()];
    for (int i = 0; i < truth.length; i++) {
      images.add(decode(photos.get(i).photo()));
      truth[i] = percent(photos.get(i).readMask());
    }
    LesionNet best = new LesionNet(parameters, LIMITS[0]);
    double most = Double.NEGATIVE_INFINITY;
    for (float limit : LIMITS) {
      LesionNet net = new LesionNet(parameters, limit);
      SeverityMeter meter = new SeverityMeter(net);
      double[] measured =
          IntStream.range(0, truth.length)
              .parallel()
              .mapToDouble(
                  i -> meter.measure(images.get(i)).map(LesionTraining::percent).orElse(0.0))
              .toArray();
      double agreement = Concordance.of(measured, truth);
      report.accept("limit %.2f: concordance %.4f".formatted(limit, agreement));
      if (agreement > most) {
        most = agreement;
        best = net;
      }
    }
    return best;
  }

  private static double percent(LeafMap map) {
    return map.severity().orElseThrow().percent();
  }

  private static RgbImage decode(Path photo) throws IOException {
    try {
      return new SafePhotoDecoder().decode(Files.readAllBytes(photo), MIN_SIDE).image();
    } catch (PhotoException e) {
      throw new IOException("Cannot read the photo " + photo + ". Restore the file.", e);
    }
  }

  /** Logits of the probabilities 0.10, 0.15, … 0.60. */
  private static float[] limits() {
    float[] limits = new float[11];
    for (int i = 0; i < limits.length; i++) {
      double p = 0.1 + 0.05 * i;
      limits[i] = (float) Math.log(p / (1 - p));
    }
    return limits;
  }
}
