package org.plantdiseasedetector.training.torchscript;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.plantdiseasedetector.model.FloatTensor;

/**
 * A TorchScript module to be written: source code and float32 tensors. The same module always gives
 * the same bytes.
 *
 * @param className name of the class in {@code code}
 * @param code the class's methods in TorchScript's serialised form, without the class header
 * @param tensors attributes by name
 * @param trainable the names among them that shall have gradients
 */
public record TorchScriptModule(
    String className, String code, Map<String, FloatTensor> tensors, Set<String> trainable) {

  /** ZIP cannot express an earlier moment; a fixed one makes the file reproducible. */
  private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private static final String PACKAGE = "__torch__";

  /**
   * Writes the archive, replacing the file.
   *
   * @throws IOException if the disk refuses
   */
  public void write(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setMethod(ZipOutputStream.STORED);
      entry(zip, "data.pkl", pickledModule());
      entry(zip, "code/" + PACKAGE + ".py", source().getBytes(StandardCharsets.UTF_8));
      int storage = 0;
      for (FloatTensor tensor : tensors.values()) {
        entry(zip, "data/" + storage++, bytes(tensor));
      }
      entry(zip, "constants.pkl", new PickleWriter().emptyTuple().finish());
      entry(zip, "version", "3\n".getBytes(StandardCharsets.UTF_8));
    }
  }

  private String source() {
    StringBuilder source = new StringBuilder("class " + className + "(Module):\n");
    source.append("  __parameters__ = [");
    tensors.keySet().forEach(name -> source.append('"').append(name).append("\", "));
    source.append("]\n  __buffers__ = []\n");
    tensors.keySet().forEach(name -> source.append("  ").append(name).append(" : Tensor\n"));
    return source.append("  training : bool\n").append(code).toString();
  }

  private byte[] pickledModule() {
    PickleWriter pickle = new PickleWriter().beginObject(PACKAGE, className);
    int storage = 0;
    for (Map.Entry<String, FloatTensor> entry : tensors.entrySet()) {
      int[] shape = entry.getValue().shape();
      pickle.name(entry.getKey());
      pickle.tensor(
          String.valueOf(storage++), shape, strides(shape), trainable.contains(entry.getKey()));
    }
    return pickle.name("training").bool(false).endObject().finish();
  }

  /** Kernels lie in channels-last order: up to twice as fast on CPU. Everything else row-major. */
  private static int[] strides(int[] shape) {
    if (shape.length == 4) {
      int row = shape[3] * shape[1];
      return new int[] {shape[2] * row, 1, row, shape[1]};
    }
    int[] strides = new int[shape.length];
    int stride = 1;
    for (int d = shape.length - 1; d >= 0; d--) {
      strides[d] = stride;
      stride *= shape[d];
    }
    return strides;
  }

  private static byte[] bytes(FloatTensor tensor) {
    float[] data = tensor.shape().length == 4 ? channelsLast(tensor) : tensor.data();
    ByteBuffer buffer = ByteBuffer.allocate(4 * data.length).order(ByteOrder.LITTLE_ENDIAN);
    buffer.asFloatBuffer().put(data);
    return buffer.array();
  }

  /** Reorders a kernel from output-input-height-width to output-height-width-input. */
  private static float[] channelsLast(FloatTensor kernel) {
    int inputs = kernel.shape()[1];
    int area = kernel.shape()[2] * kernel.shape()[3];
    float[] out = new float[kernel.data().length];
    for (int o = 0; o < kernel.shape()[0]; o++) {
      for (int i = 0; i < inputs; i++) {
        for (int p = 0; p < area; p++) {
          out[(o * area + p) * inputs + i] = kernel.data()[(o * inputs + i) * area + p];
        }
      }
    }
    return out;
  }

  private void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(className + "/" + name);
    CRC32 crc = new CRC32();
    crc.update(content);
    entry.setTimeLocal(ENTRY_TIME);
    entry.setSize(content.length);
    entry.setCompressedSize(content.length);
    entry.setCrc(crc.getValue());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
