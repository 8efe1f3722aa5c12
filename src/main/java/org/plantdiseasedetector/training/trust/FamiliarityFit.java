package org.plantdiseasedetector.training.trust;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.model.Familiarity;
import org.plantdiseasedetector.model.LinearScore;

/**
 * Fits what tells known leaves from everything else. Known are the validation photos; unknown are
 * drawn pictures, scored by a discriminant that has not seen their kind, and validation photos of
 * diseases that were left out of the statistics, for want of truly unknown ones.
 *
 * @param classes of the model
 * @param training photos of known leaves, which give the statistics
 * @param validation photos of known leaves, which give the mix
 * @param negatives pictures without leaves
 */
record FamiliarityFit(
    List<ClassId> classes,
    List<FittedPhoto> training,
    List<FittedPhoto> validation,
    List<NegativePicture> negatives) {

  /** 64 to 512 did equally well on the validation photos; the bundle shall stay small. */
  private static final int DIMENSIONS = 64;

  private static final double RIDGE = 0.01;
  private static final double LEAST_VARIANCE = 1e-9;

  /** Diseases that are left out together. */
  private static final int FOLDS = 5;

  /** Fits everything. */
  Familiarity fit() {
    Discriminant.Side leaves = Discriminant.Side.of(units(training));
    LinearScore noLeaf = Discriminant.between(leaves, Discriminant.Side.of(negativeUnits(null)));
    SymmetricMatrix within = within(training);
    Familiarity familiarity = distances(training, within, noLeaf);
    MixFit mix = new MixFit();
    for (FittedPhoto photo : validation) {
      mix.known(familiarity.signals(photo.unit(), photo.logits()), photo.isLab());
    }
    addNegatives(mix, leaves, familiarity);
    addUnknownDiseases(mix, within, noLeaf);
    return new Familiarity(
        familiarity.dimensions(), familiarity.basis(), familiarity.means(), noLeaf, mix.fit());
  }

  private static List<float[]> units(List<FittedPhoto> photos) {
    return photos.stream().map(FittedPhoto::unit).toList();
  }

  private List<float[]> negativeUnits(@Nullable NegativeKind without) {
    return negatives.stream()
        .filter(picture -> picture.kind() != without)
        .map(NegativePicture::unit)
        .toList();
  }

  private void addNegatives(MixFit mix, Discriminant.Side leaves, Familiarity familiarity) {
    for (NegativeKind kind : negatives.stream().map(NegativePicture::kind).distinct().toList()) {
      LinearScore unseen = Discriminant.between(leaves, Discriminant.Side.of(negativeUnits(kind)));
      negatives.stream()
          .filter(picture -> picture.kind() == kind)
          .forEach(
              picture ->
                  mix.noLeaf(
                      withNoLeaf(familiarity, unseen).signals(picture.unit(), picture.logits())));
    }
  }

  private static Familiarity withNoLeaf(Familiarity familiarity, LinearScore noLeaf) {
    return new Familiarity(
        familiarity.dimensions(),
        familiarity.basis(),
        familiarity.means(),
        noLeaf,
        familiarity.mix());
  }

  private void addUnknownDiseases(MixFit mix, SymmetricMatrix within, LinearScore noLeaf) {
    List<Integer> diseases = diseasesWithSiblings();
    for (int fold = 0; fold < FOLDS; fold++) {
      int first = fold;
      Set<Integer> out =
          Set.copyOf(
              IntStream.range(0, diseases.size())
                  .filter(i -> i % FOLDS == first)
                  .mapToObj(diseases::get)
                  .toList());
      if (validation.stream().anyMatch(photo -> out.contains(photo.label()))) {
        addUnknownDiseases(mix, within, noLeaf, out);
      }
    }
  }

  private void addUnknownDiseases(
      MixFit mix, SymmetricMatrix within, LinearScore noLeaf, Set<Integer> out) {
    List<FittedPhoto> taken = training.stream().filter(p -> out.contains(p.label())).toList();
    List<FittedPhoto> rest = training.stream().filter(p -> !out.contains(p.label())).toList();
    SymmetricMatrix less =
        taken.isEmpty() ? within : within.without(training.size(), within(taken), taken.size());
    Familiarity without = distances(rest, less, noLeaf);
    for (FittedPhoto photo : validation) {
      if (out.contains(photo.label())) {
        double[] logits = kept(photo.logits(), label -> !out.contains(label));
        mix.unknownDisease(without.signals(photo.unit(), logits));
      }
    }
  }

  private static double[] kept(double[] logits, IntPredicate which) {
    return IntStream.range(0, logits.length).filter(which).mapToDouble(c -> logits[c]).toArray();
  }

  /** Diseases of crops of which another class remains. */
  private List<Integer> diseasesWithSiblings() {
    Map<String, Integer> perCrop = new HashMap<>();
    classes.forEach(id -> perCrop.merge(id.crop(), 1, Integer::sum));
    return IntStream.range(0, classes.size())
        .filter(
            c -> !classes.get(c).isHealthy() && perCrop.getOrDefault(classes.get(c).crop(), 0) > 1)
        .boxed()
        .toList();
  }

  /** Returns the covariance around the class means. */
  private static SymmetricMatrix within(List<FittedPhoto> photos) {
    Map<Integer, float[]> means = means(photos);
    return SymmetricMatrix.covariance(
        units(photos), photos.stream().map(photo -> mean(means, photo.label())).toList());
  }

  private static Map<Integer, float[]> means(List<FittedPhoto> photos) {
    Map<Integer, List<float[]>> byClass = new TreeMap<>();
    photos.forEach(
        photo -> byClass.computeIfAbsent(photo.label(), k -> new ArrayList<>()).add(photo.unit()));
    Map<Integer, float[]> means = new TreeMap<>();
    byClass.forEach((label, rows) -> means.put(label, Discriminant.mean(rows)));
    return means;
  }

  /** Fits subspace, whitening and class means; the mix stays empty. */
  private static Familiarity distances(
      List<FittedPhoto> photos, SymmetricMatrix within, LinearScore noLeaf) {
    Map<Integer, float[]> means = means(photos);
    double[][] whitening = whitening(within);
    int dimensions = whitening.length;
    float[] basis = new float[dimensions * within.size()];
    for (int d = 0; d < dimensions; d++) {
      for (int f = 0; f < within.size(); f++) {
        basis[d * within.size() + f] = (float) whitening[d][f];
      }
    }
    float[] projected = new float[means.size() * dimensions];
    int at = 0;
    for (float[] mean : means.values()) {
      for (double[] row : whitening) {
        projected[at++] = (float) dot(row, mean);
      }
    }
    return new Familiarity(dimensions, basis, projected, noLeaf, new double[Familiarity.SIGNALS]);
  }

  private static float[] mean(Map<Integer, float[]> means, int label) {
    return Objects.requireNonNull(means.get(label));
  }

  private static double dot(double[] row, float[] vector) {
    double sum = 0;
    for (int f = 0; f < vector.length; f++) {
      sum += row[f] * vector[f];
    }
    return sum;
  }

  /** Returns rows that project onto the dominant subspace and give it unit covariance. */
  private static double[][] whitening(SymmetricMatrix within) {
    double[][] subspace = within.dominantSubspace(DIMENSIONS);
    int k = subspace.length;
    double[] inner = new double[k * k];
    for (int a = 0; a < k; a++) {
      double[] image = within.times(subspace[a]);
      for (int b = 0; b < k; b++) {
        inner[a * k + b] = SymmetricMatrix.dot(image, subspace[b]);
      }
    }
    double ridge = RIDGE * within.trace() / within.size() + LEAST_VARIANCE;
    Cholesky factor = new SymmetricMatrix(k, inner).plusDiagonal(ridge).cholesky();
    double[][] rows = new double[k][within.size()];
    for (int f = 0; f < within.size(); f++) {
      double[] column = new double[k];
      for (int d = 0; d < k; d++) {
        column[d] = subspace[d][f];
      }
      double[] white = factor.forward(column);
      for (int d = 0; d < k; d++) {
        rows[d][f] = white[d];
      }
    }
    return rows;
  }
}
