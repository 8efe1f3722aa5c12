package org.plantdiseasedetector.training;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.util.Pair;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.plantdiseasedetector.inference.InferenceException;
import org.plantdiseasedetector.inference.djl.DjlEngine;
import org.plantdiseasedetector.training.data.Batches.Batch;

/**
 * The training graph in the engine: computes the loss and its gradients, and takes new weights. Not
 * thread-safe.
 */
final class TrainingNetwork implements AutoCloseable {

  /** A name that tells DJL to run this method of the module instead of {@code forward}. */
  private static final String METHOD = "module_method:loss";

  private final Model model;
  private final Block block;
  private final Map<String, NDArray> arrays = new LinkedHashMap<>();
  private final Map<String, ByteBuffer> buffers = new LinkedHashMap<>();
  private final Set<String> trainable;

  /**
   * Loads a training graph.
   *
   * @param file written by {@link org.plantdiseasedetector.training.torchscript.Graphs#training}
   * @param trainable names of the tensors that get gradients
   * @throws InferenceException if the engine refuses the file
   */
  TrainingNetwork(Path file, Set<String> trainable) throws InferenceException {
    this.trainable = trainable;
    model = DjlEngine.load(file, true);
    block = model.getBlock();
    for (Pair<String, Parameter> entry : block.getDirectParameters()) {
      String name = entry.getKey();
      NDArray array = entry.getValue().getArray();
      entry.getValue().freeze(!trainable.contains(name));
      arrays.put(name, array);
      int bytes = Math.toIntExact(array.size() * Float.BYTES);
      buffers.put(name, ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder()));
    }
  }

  /**
   * Runs one batch forward and backward; the gradients add up until {@link #takeGradient} empties
   * them.
   *
   * @return mean cross-entropy
   */
  double loss(Batch batch) {
    try (NDManager scope = model.getNDManager().newSubManager();
        GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
      long n = batch.photos();
      long side = batch.size();
      NDArray pixels =
          scope.create(
              ByteBuffer.wrap(batch.pixels()), new Shape(n, side, side, 3), DataType.UINT8);
      NDArray targets = scope.create(batch.targets(), new Shape(n, batch.targets().length / n));
      NDArray method = scope.create(0);
      method.setName(METHOD);
      NDArray loss =
          block
              .forward(new ParameterStore(scope, true), new NDList(pixels, targets, method), true)
              .singletonOrThrow();
      collector.backward(loss);
      return loss.getFloat();
    }
  }

  /** Returns the names of the tensors that get gradients. */
  Set<String> trainable() {
    return trainable;
  }

  /** Copies a tensor's gradient and sets it to zero. */
  float[] takeGradient(String name) {
    try (NDArray gradient = array(name).getGradient()) {
      float[] values = gradient.toFloatArray();
      gradient.subi(gradient);
      return values;
    }
  }

  /** Copies a tensor's current values out, for the running statistics. */
  float[] values(String name) {
    return array(name).toFloatArray();
  }

  /** Replaces a tensor's values. */
  void set(String name, float[] values) {
    ByteBuffer buffer = Objects.requireNonNull(buffers.get(name), name);
    buffer.asFloatBuffer().put(values);
    array(name).set(buffer.rewind());
  }

  private NDArray array(String name) {
    return Objects.requireNonNull(arrays.get(name), name);
  }

  @Override
  public void close() {
    model.close();
  }
}
