package org.plantdiseasedetector.model;

import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The tensors of {@code head.safetensors}. Reading is strict: exactly these tensors, of shapes that
 * fit one another, every number finite.
 */
final class TrustTensors {

  private static final String WEIGHT = "weight";
  private static final String BIAS = "bias";
  private static final String TEMPERATURE = "temperature";
  private static final String SCENE_WEIGHT = "scene.weight";
  private static final String SCENE_BIAS = "scene.bias";
  private static final String LIMITS = "candidates.limits";
  private static final String BASIS = "familiarity.basis";
  private static final String MEANS = "familiarity.means";
  private static final String LEAF_WEIGHT = "familiarity.no_leaf.weight";
  private static final String LEAF_BIAS = "familiarity.no_leaf.bias";
  private static final String MIX = "familiarity.mix";

  private final Map<String, FloatTensor> tensors;
  private final Set<String> unread;

  private TrustTensors(Map<String, FloatTensor> tensors) {
    this.tensors = tensors;
    this.unread = new HashSet<>(tensors.keySet());
  }

  /** What the file holds. */
  record Content(LinearHead head, Trust trust) {}

  /** Lists the tensors of a bundle in file order. */
  static Map<String, FloatTensor> of(LinearHead head, Trust trust) {
    Familiarity familiarity = trust.familiarity();
    int features = trust.features();
    int rows = familiarity.dimensions();
    Map<String, FloatTensor> tensors = new LinkedHashMap<>();
    tensors.put(WEIGHT, matrix(head.classes(), features, head.weight()));
    tensors.put(BIAS, FloatTensor.vector(head.bias()));
    Temperature t = trust.temperature();
    tensors.put(TEMPERATURE, vector(t.base(), t.byField(), t.bySpread()));
    tensors.put(SCENE_WEIGHT, FloatTensor.vector(trust.scene().weight()));
    tensors.put(SCENE_BIAS, vector(trust.scene().bias()));
    tensors.put(LIMITS, vector(trust.labLimit(), trust.fieldLimit()));
    tensors.put(BASIS, matrix(rows, features, familiarity.basis()));
    tensors.put(MEANS, matrix(familiarity.means().length / rows, rows, familiarity.means()));
    tensors.put(LEAF_WEIGHT, FloatTensor.vector(familiarity.noLeaf().weight()));
    tensors.put(LEAF_BIAS, vector(familiarity.noLeaf().bias()));
    tensors.put(MIX, vector(familiarity.mix()));
    return tensors;
  }

  /**
   * Reads the tensors of a bundle.
   *
   * @throws IOException if one is missing, unknown, of a wrong shape or holds no number
   */
  static Content read(Map<String, FloatTensor> tensors) throws IOException {
    TrustTensors file = new TrustTensors(tensors);
    LinearHead head = file.head();
    Trust trust = file.trust(head.classes(), head.features());
    if (!file.unread.isEmpty()) {
      throw new IOException(ModelBundle.HEAD_FILE + " holds unknown tensors: " + file.unread);
    }
    return new Content(head, trust);
  }

  /** Reads only the linear head, whatever else is there. */
  static LinearHead head(Map<String, FloatTensor> tensors) throws IOException {
    return new TrustTensors(tensors).head();
  }

  private LinearHead head() throws IOException {
    FloatTensor weight = tensor(WEIGHT, -1, -1);
    int classes = weight.shape()[0];
    return new LinearHead(classes, weight.shape()[1], weight.data(), tensor(BIAS, classes).data());
  }

  private Trust trust(int classes, int features) throws IOException {
    float[] t = tensor(TEMPERATURE, 3).data();
    float[] limits = tensor(LIMITS, 2).data();
    return new Trust(
        new Temperature(t[0], t[1], t[2]),
        new LinearScore(tensor(SCENE_WEIGHT, features).data(), tensor(SCENE_BIAS, 1).data()[0]),
        limits[0],
        limits[1],
        familiarity(classes, features));
  }

  private Familiarity familiarity(int classes, int features) throws IOException {
    FloatTensor basis = tensor(BASIS, -1, features);
    int dimensions = basis.shape()[0];
    float[] mix = tensor(MIX, Familiarity.SIGNALS).data();
    double[] exact = new double[mix.length];
    for (int i = 0; i < mix.length; i++) {
      exact[i] = mix[i];
    }
    return new Familiarity(
        dimensions,
        basis.data(),
        tensor(MEANS, classes, dimensions).data(),
        new LinearScore(tensor(LEAF_WEIGHT, features).data(), tensor(LEAF_BIAS, 1).data()[0]),
        exact);
  }

  /** A side of -1 may be any, but not 0. */
  private FloatTensor tensor(String name, int... sides) throws IOException {
    FloatTensor tensor = tensors.get(name);
    unread.remove(name);
    if (tensor == null || !fits(tensor.shape(), sides)) {
      throw new IOException(
          ModelBundle.HEAD_FILE + " lacks the tensor " + name + ", or its shape is wrong");
    }
    for (float value : tensor.data()) {
      if (!Float.isFinite(value)) {
        throw new IOException(
            ModelBundle.HEAD_FILE + " holds a value that is no number in " + name);
      }
    }
    return tensor;
  }

  private static boolean fits(int[] shape, int... sides) {
    if (shape.length != sides.length) {
      return false;
    }
    for (int d = 0; d < sides.length; d++) {
      if (shape[d] <= 0 || (sides[d] >= 0 && shape[d] != sides[d])) {
        return false;
      }
    }
    return true;
  }

  private static FloatTensor matrix(int rows, int columns, float[] data) {
    return new FloatTensor(new int[] {rows, columns}, data);
  }

  private static FloatTensor vector(double... values) {
    float[] data = new float[values.length];
    for (int i = 0; i < data.length; i++) {
      data[i] = (float) values[i];
    }
    return FloatTensor.vector(data);
  }
}
