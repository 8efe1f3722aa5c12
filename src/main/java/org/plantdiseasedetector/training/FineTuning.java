package org.plantdiseasedetector.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.imaging.RgbImage;
import org.plantdiseasedetector.inference.InferenceException;
import org.plantdiseasedetector.inference.djl.DjlNetwork;
import org.plantdiseasedetector.model.FloatTensor;
import org.plantdiseasedetector.model.InputSpec;
import org.plantdiseasedetector.model.LinearHead;
import org.plantdiseasedetector.model.View;
import org.plantdiseasedetector.training.data.Augmenter;
import org.plantdiseasedetector.training.data.BalancedSampler;
import org.plantdiseasedetector.training.data.Batches;
import org.plantdiseasedetector.training.data.Batches.Batch;
import org.plantdiseasedetector.training.data.PhotoSet;
import org.plantdiseasedetector.training.data.PhotoSet.LeafPhoto;
import org.plantdiseasedetector.training.optim.CosineSchedule;
import org.plantdiseasedetector.training.optim.LogisticRegression;
import org.plantdiseasedetector.training.torchscript.ConvNet;
import org.plantdiseasedetector.training.torchscript.Graphs;
import org.plantdiseasedetector.training.torchscript.TorchScriptModule;

/**
 * Fine-tunes a backbone: first a logistic head on frozen features of plain and varied views, then
 * the whole network. After every epoch it writes a checkpoint and judges the averaged weights on
 * the validation photos. Not thread-safe.
 */
public final class FineTuning {

  private static final String CHECKPOINT = "checkpoint.safetensors";
  private static final double MAX_GRADIENT_NORM = 5;
  private static final int EMBED_CHUNK = 64;
  private static final int HEAD_EPOCHS = 30;
  private static final double HEAD_DECAY = 0.5;
  private static final float[] HALF = {0.5f, 0.5f, 0.5f};

  private final ConvNet backbone;
  private final @Nullable LinearHead head;
  private final PhotoSet train;
  private final PhotoSet validation;
  private final TrainingOptions options;
  private final Path workDirectory;
  private final TrainingListener listener;

  /**
   * Prepares a run.
   *
   * @param backbone where to start
   * @param head where to start, or null to fit one on the backbone's frozen features
   * @param train photos to learn from
   * @param validation photos to judge by, never learned from
   * @param options the recipe
   * @param workDirectory for checkpoints; a checkpoint found there is resumed
   * @param listener told of progress; may cancel
   */
  public FineTuning(
      ConvNet backbone,
      @Nullable LinearHead head,
      PhotoSet train,
      PhotoSet validation,
      TrainingOptions options,
      Path workDirectory,
      TrainingListener listener) {
    this.backbone = backbone;
    this.head = head;
    this.train = train;
    this.validation = validation;
    this.options = options;
    this.workDirectory = workDirectory;
    this.listener = listener;
  }

  /**
   * The trained network.
   *
   * @param net with averaged weights
   * @param head matching head, temperature 1
   * @param epochs finished epochs
   */
  public record Trained(ConvNet net, LinearHead head, int epochs) {}

  /**
   * Trains, or resumes, to the end.
   *
   * @throws IOException if the disk refuses or a checkpoint does not fit
   * @throws InferenceException if the engine fails
   * @throws InterruptedException if interrupted; the last checkpoint stays
   */
  public Trained run() throws IOException, InferenceException, InterruptedException {
    Files.createDirectories(workDirectory);
    Path file = workDirectory.resolve(CHECKPOINT);
    WeightState state;
    Checkpoint progress = new Checkpoint(0, 0);
    if (Files.exists(file)) {
      state = new WeightState(initialTensors(zeroHead()), options.regularisation().weightDecay());
      progress = Checkpoint.read(file, state);
      listener.message("resumed epochs=" + progress.epochs() + " steps=" + progress.steps());
    } else {
      state =
          new WeightState(initialTensors(startingHead()), options.regularisation().weightDecay());
    }
    while (progress.epochs() < options.epochs() && !listener.cancelled()) {
      progress = epoch(state, progress);
      progress.write(file, state);
      judge(state, progress.epochs());
    }
    return new Trained(averagedNet(state), averagedHead(state), progress.epochs());
  }

  private BalancedSampler sampler() {
    TrainingOptions.Sampling sampling = options.sampling();
    return new BalancedSampler(train, sampling.classPower(), sampling.fieldFactor());
  }

  private Map<String, FloatTensor> initialTensors(LogisticRegression.Fit head) {
    Map<String, FloatTensor> tensors = new LinkedHashMap<>(backbone.tensors());
    int classes = train.classes().size();
    tensors.put(
        Graphs.HEAD_WEIGHT,
        new FloatTensor(new int[] {classes, backbone.features()}, head.weight()));
    tensors.put(Graphs.HEAD_BIAS, FloatTensor.vector(head.bias()));
    return tensors;
  }

  private LogisticRegression.Fit zeroHead() {
    int classes = train.classes().size();
    return new LogisticRegression.Fit(new float[classes * backbone.features()], new float[classes]);
  }

  private LogisticRegression.Fit startingHead() throws IOException, InferenceException {
    if (head == null) {
      return logisticHead();
    }
    if (head.classes() != train.classes().size() || head.features() != backbone.features()) {
      throw new IOException("The head to go on from is of other classes or features.");
    }
    return new LogisticRegression.Fit(head.weight().clone(), head.bias().clone());
  }

  /** Fits the head on a plain and a varied view of every photo, so that it expects both. */
  private LogisticRegression.Fit logisticHead() throws IOException, InferenceException {
    InputSpec input = input(options.phases().getFirst().size());
    Path scratch = workDirectory.resolve("frozen.pth");
    Graphs.inference(backbone).write(scratch);
    List<float[]> rows = new ArrayList<>();
    int[] once = train.photos().stream().mapToInt(LeafPhoto::label).toArray();
    try (DjlNetwork network = new DjlNetwork(scratch, input.mean(), input.std())) {
      rows.addAll(Validation.embed(network, train, input));
      Augmenter augmenter = new Augmenter(options.augmentation(), train);
      SplittableRandom random = new SplittableRandom(options.seed());
      for (int start = 0; start < once.length; start += EMBED_CHUNK) {
        int end = Math.min(once.length, start + EMBED_CHUNK);
        List<RgbImage> views =
            train.photos().subList(start, end).stream()
                .map(photo -> augmenter.view(photo, input.size(), random.split()))
                .toList();
        rows.addAll(network.embed(views));
      }
    }
    int[] labels = IntStream.range(0, 2 * once.length).map(i -> once[i % once.length]).toArray();
    LogisticRegression.Fit fit =
        new LogisticRegression(rows, labels, train.classes().size())
            .fit(
                HEAD_EPOCHS, HEAD_DECAY, options.regularisation().labelSmoothing(), options.seed());
    LinearHead fitted =
        new LinearHead(train.classes().size(), backbone.features(), fit.weight(), fit.bias());
    listener.message(
        "frozen features: " + Validation.run(backbone, validation, input, scratch).summary(fitted));
    return fit;
  }

  private Checkpoint epoch(WeightState state, Checkpoint progress)
      throws IOException, InferenceException, InterruptedException {
    int epoch = progress.epochs();
    TorchScriptModule graph =
        Graphs.training(
            backbone.with(state.current()),
            state.current(Graphs.HEAD_WEIGHT),
            state.current(Graphs.HEAD_BIAS),
            options.regularisation().dropout(),
            options.pace().normalise());
    Path file = workDirectory.resolve("training.pth");
    graph.write(file);
    try (TrainingNetwork network = new TrainingNetwork(file, graph.trainable());
        ExecutorService loader = Executors.newSingleThreadExecutor()) {
      return new Checkpoint(epoch + 1, steps(state, network, loader, progress));
    }
  }

  private long steps(
      WeightState state, TrainingNetwork network, ExecutorService loader, Checkpoint progress)
      throws InterruptedException {
    int epoch = progress.epochs();
    int size = options.size(epoch);
    int[] drawn = sampler().epoch(new SplittableRandom(options.seed() + epoch));
    Batches batches =
        new Batches(
            train,
            options.augmentation(),
            options.regularisation().labelSmoothing(),
            options.seed());
    int perEpoch = drawn.length / options.batch();
    CosineSchedule schedule = schedule(perEpoch);
    long step = progress.steps();
    Future<Batch> next = loader.submit(() -> batches.batch(drawn, 0, options.batch(), size, epoch));
    for (int i = 0; i < perEpoch; i++) {
      Batch batch = await(next);
      int following = (i + 1) * options.batch();
      if (i + 1 < perEpoch) {
        next = loader.submit(() -> batches.batch(drawn, following, options.batch(), size, epoch));
      }
      double loss = network.loss(batch);
      update(state, network, ++step, schedule.rate(step - 1));
      listener.step(epoch, i + 1, perEpoch, loss, batch.photos());
    }
    return step;
  }

  /**
   * The first epoch warms the rate up: a full start was seen to destroy what the backbone knows.
   */
  private CosineSchedule schedule(int perEpoch) {
    double peak = options.pace().peakRate();
    return new CosineSchedule(peak, peak / 100, perEpoch, (long) perEpoch * options.epochs());
  }

  private void update(WeightState state, TrainingNetwork network, long step, double rate) {
    Map<String, float[]> gradients = new LinkedHashMap<>();
    double squares = 0;
    for (String name : network.trainable()) {
      float[] gradient = network.takeGradient(name);
      gradients.put(name, gradient);
      for (float g : gradient) {
        squares += (double) g * g;
      }
    }
    double scale = Math.min(1, MAX_GRADIENT_NORM / (Math.sqrt(squares) + 1e-12));
    gradients.forEach(
        (name, gradient) -> {
          boolean ofHead = name.equals(Graphs.HEAD_WEIGHT) || name.equals(Graphs.HEAD_BIAS);
          double own = ofHead ? rate * options.pace().headFactor() : rate;
          state.optimiser(name).update(state.values(name), gradient, scale, step, own);
          network.set(name, state.values(name));
        });
    if (options.pace().normalise()) {
      copyStatistics(state, network);
    }
    state.updateAverage(Math.min(options.pace().averaging(), (1.0 + step) / (10 + step)));
  }

  private static void copyStatistics(WeightState state, TrainingNetwork network) {
    for (String name : state.current().keySet()) {
      if (name.startsWith("m") || name.startsWith("v")) {
        float[] values = network.values(name);
        System.arraycopy(values, 0, state.values(name), 0, values.length);
      }
    }
  }

  private void judge(WeightState state, int epochs) throws IOException, InferenceException {
    int size = options.size(epochs - 1);
    Validation judged =
        Validation.run(
            averagedNet(state), validation, input(size), workDirectory.resolve("judged.pth"));
    listener.message(
        "epoch=" + epochs + " size=" + size + " " + judged.summary(averagedHead(state)));
  }

  private ConvNet averagedNet(WeightState state) {
    return backbone.with(state.average());
  }

  private LinearHead averagedHead(WeightState state) {
    return new LinearHead(
        train.classes().size(),
        backbone.features(),
        state.averaged(Graphs.HEAD_WEIGHT),
        state.averaged(Graphs.HEAD_BIAS));
  }

  /** The backbones want [-1, 1]. */
  static InputSpec input(int size) {
    return new InputSpec(size, List.of(View.WHOLE), HALF, HALF);
  }

  private static Batch await(Future<Batch> batch) throws InterruptedException {
    try {
      return batch.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("A training batch could not be made", e.getCause());
    }
  }
}
