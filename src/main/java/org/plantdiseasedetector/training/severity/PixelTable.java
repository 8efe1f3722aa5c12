package org.plantdiseasedetector.training.severity;

import java.util.SplittableRandom;
import org.plantdiseasedetector.leaf.LesionNet;
import org.plantdiseasedetector.leaf.LesionSamples;

/** Pixels drawn from many leaves, feature by feature in one array. Not thread-safe. */
final class PixelTable {

  private final float[] features;
  private final boolean[] lesion;
  private int size;

  PixelTable(int capacity) {
    features = new float[capacity * LesionNet.INPUTS];
    lesion = new boolean[capacity];
  }

  /** Draws pixels of a leaf at random, with replacement. */
  void add(LesionSamples leaf, int count, SplittableRandom random) {
    for (int k = 0; k < count; k++) {
      int pixel = random.nextInt(leaf.lesion().length);
      for (int f = 0; f < LesionNet.INPUTS; f++) {
        features[size * LesionNet.INPUTS + f] = leaf.features()[f][pixel];
      }
      lesion[size++] = leaf.lesion()[pixel];
    }
  }

  int size() {
    return size;
  }

  float feature(int row, int f) {
    return features[row * LesionNet.INPUTS + f];
  }

  boolean isLesion(int row) {
    return lesion[row];
  }
}
