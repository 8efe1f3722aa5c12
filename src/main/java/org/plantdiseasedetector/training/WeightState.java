package org.plantdiseasedetector.training;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.plantdiseasedetector.model.FloatTensor;
import org.plantdiseasedetector.training.optim.AdamW;

/**
 * All tensors of a training: current values, their running average, and the optimiser's moments.
 * Not thread-safe.
 */
final class WeightState {

  private final Map<String, FloatTensor> current = new LinkedHashMap<>();
  private final Map<String, FloatTensor> average = new LinkedHashMap<>();
  private final Map<String, AdamW> optimisers = new LinkedHashMap<>();

  /**
   * Starts from given tensors with zero moments.
   *
   * @param weightDecay of kernels and the head's weight; scales, shifts and biases have none
   */
  WeightState(Map<String, FloatTensor> tensors, double weightDecay) {
    tensors.forEach(
        (name, tensor) -> {
          int n = tensor.data().length;
          current.put(name, copy(tensor));
          average.put(name, copy(tensor));
          double decay = tensor.shape().length > 1 ? weightDecay : 0;
          optimisers.put(name, new AdamW(new float[n], new float[n], decay));
        });
  }

  private static FloatTensor copy(FloatTensor tensor) {
    return new FloatTensor(tensor.shape(), tensor.data().clone());
  }

  /** Returns the current values by name, shared. */
  Map<String, FloatTensor> current() {
    return current;
  }

  /** Returns the averaged values by name, shared. */
  Map<String, FloatTensor> average() {
    return average;
  }

  /** Returns the optimisers by name, shared. */
  Map<String, AdamW> optimisers() {
    return optimisers;
  }

  /** Returns a current tensor's values, shared. */
  float[] values(String name) {
    return tensor(current, name).data();
  }

  /** Returns an averaged tensor's values, shared. */
  float[] averaged(String name) {
    return tensor(average, name).data();
  }

  /** Returns a current tensor, shared. */
  FloatTensor current(String name) {
    return tensor(current, name);
  }

  /** Returns a tensor's optimiser, shared. */
  AdamW optimiser(String name) {
    return Objects.requireNonNull(optimisers.get(name), name);
  }

  private static FloatTensor tensor(Map<String, FloatTensor> tensors, String name) {
    return Objects.requireNonNull(tensors.get(name), name);
  }

  /** Moves the average towards the current values. */
  void updateAverage(double decay) {
    float share = (float) (1 - decay);
    current.forEach(
        (name, tensor) -> {
          float[] target = averaged(name);
          float[] source = tensor.data();
          for (int i = 0; i < target.length; i++) {
            target[i] += share * (source[i] - target[i]);
          }
        });
  }
}
