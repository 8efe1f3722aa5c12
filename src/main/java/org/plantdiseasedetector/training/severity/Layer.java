package org.plantdiseasedetector.training.severity;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.plantdiseasedetector.training.optim.AdamW;

/** A fully connected layer with its gradients and optimiser. Not thread-safe. */
final class Layer {

  private static final double WEIGHT_DECAY = 1e-2;

  private final float[] input;
  private final float[] weight;
  private final float[] bias;
  private final float[] weightGradient;
  private final float[] biasGradient;
  private final float[] inputGradient;
  private final AdamW weightStep;
  private final AdamW biasStep;

  /** Draws weights with the variance that keeps rectified signals alive (arXiv 1502.01852). */
  Layer(int inputs, int units, SplittableRandom random) {
    input = new float[inputs];
    weight = new float[units * inputs];
    bias = new float[units];
    weightGradient = new float[weight.length];
    biasGradient = new float[units];
    inputGradient = new float[inputs];
    weightStep = new AdamW(new float[weight.length], new float[weight.length], WEIGHT_DECAY);
    biasStep = new AdamW(new float[units], new float[units], 0);
    double deviation = Math.sqrt(2.0 / inputs);
    for (int i = 0; i < weight.length; i++) {
      weight[i] = (float) (deviation * random.nextGaussian());
    }
  }

  /** Returns the input, shared, to be filled before {@link #forward}. */
  float[] input() {
    return input;
  }

  /** Returns the weights, units × inputs, shared. */
  float[] weight() {
    return weight;
  }

  /** Returns the bias of each unit, shared. */
  float[] bias() {
    return bias;
  }

  /** Computes the units from {@link #input}. */
  void forward(float[] output, boolean rectified) {
    for (int u = 0; u < bias.length; u++) {
      float sum = bias[u];
      for (int i = 0; i < input.length; i++) {
        sum += weight[u * input.length + i] * input[i];
      }
      output[u] = rectified ? Math.max(0, sum) : sum;
    }
  }

  /**
   * Adds to the gradients and returns the gradient of the input, masked where the layer below was
   * cut off; shared with the next call.
   */
  float[] backward(float[] error) {
    Arrays.fill(inputGradient, 0);
    for (int u = 0; u < bias.length; u++) {
      if (error[u] != 0) {
        biasGradient[u] += error[u];
        int row = u * input.length;
        for (int i = 0; i < input.length; i++) {
          weightGradient[row + i] += error[u] * input[i];
          inputGradient[i] += error[u] * weight[row + i];
        }
      }
    }
    for (int i = 0; i < input.length; i++) {
      inputGradient[i] = input[i] > 0 ? inputGradient[i] : 0;
    }
    return inputGradient;
  }

  /** Makes a step with the gradients' mean over a batch, and clears them. */
  void update(int batch, long step, double rate) {
    weightStep.update(weight, weightGradient, 1.0 / batch, step, rate);
    biasStep.update(bias, biasGradient, 1.0 / batch, step, rate);
    Arrays.fill(weightGradient, 0);
    Arrays.fill(biasGradient, 0);
  }
}
