package org.plantdiseasedetector.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.plantdiseasedetector.app.Environment;
import org.plantdiseasedetector.app.ModelUnavailableException;
import org.plantdiseasedetector.app.Product;
import org.plantdiseasedetector.app.RunningDiagnosis;
import org.plantdiseasedetector.diagnosis.PhotoFinder;
import org.plantdiseasedetector.domain.Diagnosis;
import org.plantdiseasedetector.imaging.DecodedPhoto;
import org.plantdiseasedetector.imaging.PhotoException;
import org.plantdiseasedetector.imaging.PreparedPhoto;
import org.plantdiseasedetector.imaging.SafePhotoDecoder;
import org.plantdiseasedetector.inference.DeviceChoice;
import org.plantdiseasedetector.inference.InferenceException;
import org.plantdiseasedetector.inference.Prediction;

/** Times the steps of a diagnosis on the first photo of {@code ../shared/bench/photos}, or a sample. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class PipelineBench {

  private final SafePhotoDecoder decoder = new SafePhotoDecoder();
  private RunningDiagnosis running;
  private List<Path> photos;
  private byte[] bytes;
  private DecodedPhoto decoded;
  private PreparedPhoto prepared;

  /** Loads the product and one photo. */
  @Setup(Level.Trial)
  public void open() throws IOException, ModelUnavailableException, PhotoException {
    Environment environment = Environment.ofProcess();
    Path phone = Path.of("..", "shared", "bench", "photos");
    Path folder = Files.isDirectory(phone) ? phone : environment.samplesDirectory();
    photos = new PhotoFinder().find(List.of(folder));
    running = Product.compose(environment).open(DeviceChoice.CPU, 0);
    bytes = Files.readAllBytes(photos.getFirst());
    decoded = decode();
    prepared = preprocess();
  }

  /** Frees the model. */
  @TearDown(Level.Trial)
  public void close() {
    running.close();
  }

  /** From bytes to pixels. */
  @Benchmark
  public DecodedPhoto decode() throws PhotoException {
    return decoder.decode(bytes, running.preprocessor().minSide());
  }

  /** From pixels to views. */
  @Benchmark
  public PreparedPhoto preprocess() {
    return running.preprocessor().prepare(decoded.image());
  }

  /** From views to probabilities. */
  @Benchmark
  public Prediction infer() throws InferenceException {
    return running.classifier().classify(List.of(prepared)).getFirst();
  }

  /** A photo from file to outcome. */
  @Benchmark
  public Diagnosis onePhoto() {
    return running.service().diagnose(photos.getFirst());
  }

  /** All photos as a batch. */
  @Benchmark
  public int batch() {
    int[] done = new int[1];
    running.service().diagnoseAll(photos, (index, diagnosis) -> done[0]++, () -> false);
    return done[0];
  }
}
