package org.plantdiseasedetector.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The logits that a bundle gave for some known pictures when it was made: what a device has to
 * reproduce before it is trusted.
 *
 * @param pictures number of pictures
 * @param classes number of classes
 * @param logits row-major {@code pictures × classes}, before the temperature
 */
@SuppressWarnings("ArrayRecordComponent")
public record GoldenLogits(int pictures, int classes, float[] logits) {

  /** File name in a bundle. */
  public static final String FILE = "golden.safetensors";

  private static final String TENSOR = "logits";
  private static final long MAX_BYTES = 1 << 20;

  /** Checks the shape, and that every number is finite. */
  public GoldenLogits {
    if (pictures < 1 || classes < 1 || logits.length != (long) pictures * classes) {
      throw new IllegalArgumentException(FILE + " has a wrong shape");
    }
    for (float logit : logits) {
      if (!Float.isFinite(logit)) {
        throw new IllegalArgumentException(FILE + " holds a value that is no number");
      }
    }
  }

  /**
   * Reads the file of a bundle.
   *
   * @param bundle a validated bundle
   * @return empty if the bundle has none
   * @throws IOException if the file is damaged, or made for other classes
   */
  public static Optional<GoldenLogits> read(ModelBundle bundle) throws IOException {
    Path file = bundle.directory().resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    FloatTensor tensor = SafeTensors.read(file, MAX_BYTES).tensors().get(TENSOR);
    if (tensor == null || tensor.shape().length != 2) {
      throw new IOException(FILE + " lacks the tensor " + TENSOR);
    }
    try {
      GoldenLogits golden = new GoldenLogits(tensor.shape()[0], tensor.shape()[1], tensor.data());
      if (golden.classes() != bundle.classes().size()) {
        throw new IOException(FILE + " was made for " + golden.classes() + " classes");
      }
      return Optional.of(golden);
    } catch (IllegalArgumentException damaged) {
      throw new IOException(damaged.getMessage(), damaged);
    }
  }

  /**
   * Writes the file, replacing an older one.
   *
   * @param directory the bundle's folder
   * @throws IOException if the disk refuses
   */
  public void write(Path directory) throws IOException {
    FloatTensor tensor = new FloatTensor(new int[] {pictures, classes}, logits);
    new SafeTensors(Map.of(TENSOR, tensor), Map.of()).write(directory.resolve(FILE));
  }
}
