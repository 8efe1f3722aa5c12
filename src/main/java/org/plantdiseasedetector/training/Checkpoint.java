package org.plantdiseasedetector.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.plantdiseasedetector.model.FloatTensor;
import org.plantdiseasedetector.model.SafeTensors;

/**
 * A training's state after an epoch, on disk. A killed run resumes from the last one; the file is
 * replaced in one step, so it is never half written.
 *
 * @param epochs finished epochs
 * @param steps finished optimiser steps
 */
record Checkpoint(int epochs, long steps) {

  private static final long MAX_BYTES = 1L << 30;
  private static final String CURRENT = "current/";
  private static final String AVERAGE = "average/";
  private static final String MEAN = "mean/";
  private static final String SQUARE = "square/";

  /** Writes state and progress. */
  void write(Path file, WeightState state) throws IOException {
    Map<String, FloatTensor> tensors = new LinkedHashMap<>();
    state.current().forEach((name, tensor) -> tensors.put(CURRENT + name, tensor));
    state.average().forEach((name, tensor) -> tensors.put(AVERAGE + name, tensor));
    state
        .optimisers()
        .forEach(
            (name, optimiser) -> {
              tensors.put(MEAN + name, FloatTensor.vector(optimiser.mean()));
              tensors.put(SQUARE + name, FloatTensor.vector(optimiser.square()));
            });
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    new SafeTensors(
            tensors, Map.of("epochs", String.valueOf(epochs), "steps", String.valueOf(steps)))
        .write(temporary);
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Reads a checkpoint into a state of the same network.
   *
   * @throws IOException if the file is damaged or of another network
   */
  static Checkpoint read(Path file, WeightState state) throws IOException {
    SafeTensors saved = SafeTensors.read(file, MAX_BYTES);
    for (String name : state.current().keySet()) {
      copy(saved, CURRENT + name, state.values(name));
      copy(saved, AVERAGE + name, state.averaged(name));
      copy(saved, MEAN + name, state.optimiser(name).mean());
      copy(saved, SQUARE + name, state.optimiser(name).square());
    }
    return new Checkpoint(
        Integer.parseInt(saved.metadata().getOrDefault("epochs", "0")),
        Long.parseLong(saved.metadata().getOrDefault("steps", "0")));
  }

  private static void copy(SafeTensors saved, String name, float[] target) throws IOException {
    FloatTensor tensor = saved.tensors().get(name);
    if (tensor == null || tensor.data().length != target.length) {
      throw new IOException("The checkpoint does not fit this network: " + name);
    }
    System.arraycopy(tensor.data(), 0, target, 0, target.length);
  }
}
