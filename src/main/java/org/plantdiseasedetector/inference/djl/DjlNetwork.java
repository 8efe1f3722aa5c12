package org.plantdiseasedetector.inference.djl;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.imaging.PreparedPhoto;
import org.plantdiseasedetector.imaging.RgbImage;
import org.plantdiseasedetector.inference.InferenceException;

/**
 * A shipped network: pictures to embeddings. Thread-safe.
 *
 * <p>DJL's engine optimises a graph anew for every batch size it meets, so only a few sizes are
 * used, and a batch is padded to the next one.
 */
public final class DjlNetwork implements AutoCloseable {

  /** Pictures per call. */
  private static final int[] BATCHES = {1, 4, 16};

  private static final int LARGEST = 16;

  /** Pixels on their way to the engine, one buffer per thread. */
  private static final ThreadLocal<@Nullable ByteBuffer> BUFFERS = new ThreadLocal<>();

  private final Model model;
  private final Block block;
  private final NDManager manager;

  /** Normalised value of each byte, per channel. */
  private final float[][] normalised;

  /**
   * Loads a network.
   *
   * @param file TorchScript archive: N × 3 × H × W float32 to (feature map, embedding)
   * @param mean subtracted from each channel value in [0, 1]
   * @param std divides the difference
   * @throws InferenceException if the file is damaged
   */
  public DjlNetwork(Path file, float[] mean, float[] std) throws InferenceException {
    this(file, mean, std, Device.cpu());
  }

  /** Loads a network to a device. */
  DjlNetwork(Path file, float[] mean, float[] std, Device device) throws InferenceException {
    normalised = normalise(mean, std);
    model = DjlEngine.load(file, false, device);
    block = model.getBlock();
    manager = model.getNDManager().newSubManager();
  }

  /**
   * Computes embeddings.
   *
   * @param pictures all of one size, sides multiples of 32
   * @return one embedding per picture, in order
   * @throws InferenceException if the engine fails
   */
  public List<float[]> embed(List<RgbImage> pictures) throws InferenceException {
    List<float[]> embeddings = new ArrayList<>(pictures.size());
    int start = 0;
    while (start < pictures.size()) {
      int batch = batch(pictures.size() - start);
      int end = Math.min(pictures.size(), start + batch);
      embeddings.addAll(run(pictures.subList(start, end), batch));
      start = end;
    }
    return embeddings;
  }

  /**
   * Computes embeddings of photos, each the mean over its views. A linear head on the mean gives
   * the mean of its logits.
   *
   * @param photos with views as for {@link #embed}
   * @return one embedding per photo, in order
   * @throws InferenceException if the engine fails
   */
  public List<float[]> embedPhotos(List<PreparedPhoto> photos) throws InferenceException {
    List<float[]> views = embed(photos.stream().flatMap(p -> p.views().stream()).toList());
    List<float[]> embeddings = new ArrayList<>(photos.size());
    int next = 0;
    for (PreparedPhoto photo : photos) {
      int end = next + photo.views().size();
      embeddings.add(mean(views.subList(next, end)));
      next = end;
    }
    return embeddings;
  }

  private static float[] mean(List<float[]> rows) {
    float[] mean = new float[rows.getFirst().length];
    for (float[] row : rows) {
      for (int f = 0; f < mean.length; f++) {
        mean[f] += row[f] / rows.size();
      }
    }
    return mean;
  }

  /** The size for so many pictures; two are faster one by one than padded. */
  private static int batch(int pictures) {
    if (pictures <= 2) {
      return 1;
    }
    return Arrays.stream(BATCHES).filter(size -> size >= pictures).findFirst().orElse(LARGEST);
  }

  /**
   * The last feature map of one picture.
   *
   * @param width positions across
   * @param height positions down
   * @param values row-major features × height × width
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record FeatureMap(int width, int height, float[] values) {}

  /**
   * Computes the feature map whose mean over the positions is the embedding.
   *
   * @param picture sides multiples of 32
   * @throws InferenceException if the engine fails
   */
  public FeatureMap features(RgbImage picture) throws InferenceException {
    try (NDManager scope = manager.newSubManager()) {
      NDArray input = tensor(scope, List.of(picture), 1);
      NDList output = block.forward(new ParameterStore(scope, false), new NDList(input), false);
      Shape shape = output.get(0).getShape();
      return new FeatureMap((int) shape.get(3), (int) shape.get(2), output.get(0).toFloatArray());
    } catch (RuntimeException e) {
      throw new InferenceException("The inference engine failed", e);
    }
  }

  private List<float[]> run(List<RgbImage> pictures, int batch) throws InferenceException {
    try (NDManager scope = manager.newSubManager()) {
      NDArray input = tensor(scope, pictures, batch);
      NDList output = block.forward(new ParameterStore(scope, false), new NDList(input), false);
      float[] all = output.get(1).toFloatArray();
      int features = all.length / batch;
      List<float[]> rows = new ArrayList<>();
      for (int i = 0; i < pictures.size(); i++) {
        rows.add(Arrays.copyOfRange(all, i * features, (i + 1) * features));
      }
      return rows;
    } catch (RuntimeException e) {
      throw new InferenceException("The inference engine failed", e);
    }
  }

  /** Makes N × 3 × H × W whose memory order is N-H-W-3, which the graph wants without a copy. */
  private NDArray tensor(NDManager scope, List<RgbImage> pictures, int batch) {
    int width = pictures.getFirst().width();
    int height = pictures.getFirst().height();
    ByteBuffer bytes = buffer(batch * height * width * 3 * Float.BYTES);
    FloatBuffer floats = bytes.asFloatBuffer();
    float[] row = new float[3 * width * height];
    for (RgbImage picture : pictures) {
      byte[] rgb = picture.rgb();
      for (int i = 0; i < rgb.length; i += 3) {
        row[i] = normalised[0][rgb[i] & 0xff];
        row[i + 1] = normalised[1][rgb[i + 1] & 0xff];
        row[i + 2] = normalised[2][rgb[i + 2] & 0xff];
      }
      floats.put(row);
    }
    Shape shape = new Shape(batch, height, width, 3);
    NDArray pixels = scope.create(bytes, shape, DataType.FLOAT32);
    return pixels.transpose(0, 3, 1, 2);
  }

  /**
   * The calling thread's buffer. Fresh ones would be freed only by the garbage collector, which
   * does not see how much native memory they hold.
   */
  private ByteBuffer buffer(int bytes) {
    ByteBuffer buffer = BUFFERS.get();
    if (buffer == null || buffer.capacity() < bytes) {
      buffer = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
      BUFFERS.set(buffer);
    }
    return buffer.slice(0, bytes).order(ByteOrder.nativeOrder());
  }

  private static float[][] normalise(float[] mean, float[] std) {
    float[][] table = new float[3][256];
    for (int c = 0; c < 3; c++) {
      for (int v = 0; v < 256; v++) {
        table[c][v] = (v / 255f - mean[c]) / std[c];
      }
    }
    return table;
  }

  @Override
  public void close() {
    manager.close();
    model.close();
  }
}
