package org.plantdiseasedetector.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.plantdiseasedetector.cli.Console;
import org.plantdiseasedetector.domain.ComputeDevice;
import org.plantdiseasedetector.imaging.PreparedPhoto;
import org.plantdiseasedetector.inference.Classifier;
import org.plantdiseasedetector.inference.Evidence;
import org.plantdiseasedetector.inference.InferenceException;
import org.plantdiseasedetector.inference.Prediction;
import org.plantdiseasedetector.model.ModelBundle;
import org.plantdiseasedetector.model.View;
import org.plantdiseasedetector.testing.FakeClassifier;

/**
 * The console in a process of its own with a model that stops answering after some photos, says so
 * and waits to be killed.
 */
public final class KillableConsole {

  /** What the process prints when it is ready to be killed. */
  static final String READY = "ready";

  private KillableConsole() {}

  /**
   * Runs the console.
   *
   * @param arguments the number of photos that are answered, then the arguments of the console
   */
  public static void main(String[] arguments) throws IOException {
    Classifier stopping = new Stopping(Integer.parseInt(arguments[0]));
    Console console =
        new Console(
            new FileOutputStream(FileDescriptor.out),
            StandardCharsets.UTF_8,
            new PrintWriter(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
            false);
    new Composition(
            Environment.ofProcess(),
            () -> FakeClassifier.BUNDLE,
            (bundle, device, threads) -> stopping)
        .commandLine(console)
        .run(Arrays.copyOfRange(arguments, 1, arguments.length));
    tellPeak(console);
  }

  /** Linux tells how much memory the process had at most. */
  private static void tellPeak(Console console) throws IOException {
    Path status = Path.of("/proc/self/status");
    if (Files.exists(status)) {
      Files.readAllLines(status).stream()
          .filter(line -> line.startsWith("VmHWM"))
          .forEach(console::say);
    }
  }

  private static final class Stopping implements Classifier {

    private final FakeClassifier model = new FakeClassifier();
    private final int answers;

    Stopping(int answers) {
      this.answers = answers;
    }

    @Override
    public ModelBundle bundle() {
      return model.bundle();
    }

    @Override
    public ComputeDevice device() {
      return model.device();
    }

    @Override
    public List<Prediction> classify(List<PreparedPhoto> photos) throws InferenceException {
      if (model.photos() >= answers) {
        System.out.println(READY);
        try {
          new CountDownLatch(1).await();
        } catch (InterruptedException e) {
          throw new InferenceException("interrupted");
        }
      }
      return model.classify(photos);
    }

    @Override
    public Evidence explain(PreparedPhoto photo, List<View> views) throws InferenceException {
      return model.explain(photo, views);
    }

    @Override
    public void close() {
      model.close();
    }
  }
}
