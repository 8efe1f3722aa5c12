package org.plantdiseasedetector.training.torchscript;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.model.FloatTensor;
import org.plantdiseasedetector.training.torchscript.PickleReader.Call;
import org.plantdiseasedetector.training.torchscript.PickleReader.Global;
import org.plantdiseasedetector.training.torchscript.PickleReader.Instance;
import org.plantdiseasedetector.training.torchscript.PickleReader.Persistent;

/**
 * Reads the attributes of a TorchScript archive (a ZIP with {@code data.pkl} and one file per
 * tensor storage) as plain data. Not thread-safe.
 */
final class TorchScriptReader implements AutoCloseable {

  private static final long MAX_ENTRY_BYTES = 512L << 20;

  private final ZipFile zip;
  private final String root;

  /**
   * Opens an archive.
   *
   * @throws IOException if it is no TorchScript archive
   */
  TorchScriptReader(Path file) throws IOException {
    zip = new ZipFile(file.toFile());
    root =
        zip.stream()
            .map(ZipEntry::getName)
            .filter(name -> name.endsWith("/data.pkl"))
            .min(Comparator.comparingInt(String::length))
            .map(name -> name.substring(0, name.length() - "data.pkl".length()))
            .orElseThrow(() -> new IOException("No TorchScript archive: " + file));
  }

  /**
   * Returns the root module's attributes; sub-modules are {@link Instance}s.
   *
   * @throws IOException if the archive is damaged
   */
  Map<String, @Nullable Object> module() throws IOException {
    if (PickleReader.read(entry("data.pkl")) instanceof Instance(var type, var attributes)) {
      return attributes;
    }
    throw new IOException("The archive holds no module");
  }

  /**
   * Materialises a tensor in row-major order, whatever its strides.
   *
   * @param value an attribute that holds a float32 tensor
   * @throws IOException if it is none, or its storage is too short
   */
  FloatTensor tensor(@Nullable Object value) throws IOException {
    if (value instanceof Call(Global function, List<@Nullable Object> arguments)
        && function.name().equals("_rebuild_tensor_v2")
        && arguments.get(0) instanceof Persistent(List<@Nullable Object> id)
        && id.get(1) instanceof Global(String module, String type)
        && type.equals("FloatStorage")) {
      byte[] storage = entry("data/" + id.get(2));
      int offset = Math.toIntExact((Long) PickleReader.require(arguments.get(1)));
      return strided(storage, offset, ints(arguments.get(2)), ints(arguments.get(3)));
    }
    throw new IOException("Not a float32 tensor: " + value);
  }

  private static FloatTensor strided(byte[] storage, int offset, int[] shape, int[] strides)
      throws IOException {
    int size = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    float[] data = new float[size];
    var floats = ByteBuffer.wrap(storage).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    int[] index = new int[shape.length];
    try {
      for (int i = 0; i < size; i++) {
        int position = offset;
        for (int d = 0; d < shape.length; d++) {
          position += index[d] * strides[d];
        }
        data[i] = floats.get(position);
        for (int d = shape.length - 1; d >= 0 && ++index[d] == shape[d]; d--) {
          index[d] = 0;
        }
      }
    } catch (IndexOutOfBoundsException e) {
      throw new IOException("A tensor reaches beyond its storage", e);
    }
    return new FloatTensor(shape, data);
  }

  private static int[] ints(@Nullable Object value) {
    return PickleReader.list(value).stream()
        .mapToInt(number -> Math.toIntExact((Long) PickleReader.require(number)))
        .toArray();
  }

  private byte[] entry(String name) throws IOException {
    ZipEntry entry = zip.getEntry(root + name);
    if (entry == null || entry.getSize() > MAX_ENTRY_BYTES) {
      throw new IOException("Missing or too large in the archive: " + name);
    }
    try (InputStream in = zip.getInputStream(entry)) {
      return in.readNBytes(Math.toIntExact(entry.getSize()));
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
