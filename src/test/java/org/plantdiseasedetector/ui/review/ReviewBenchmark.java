package org.plantdiseasedetector.ui.review;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.image.ImageView;
import javafx.stage.Stage;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.history.CaseDetails;
import org.plantdiseasedetector.history.CaseQuery;
import org.plantdiseasedetector.history.Cases;
import org.plantdiseasedetector.history.NewPhoto;
import org.plantdiseasedetector.history.PhotoStore;
import org.plantdiseasedetector.history.PlantCase;
import org.plantdiseasedetector.history.TestHistory;
import org.plantdiseasedetector.history.h2.BulkCases;
import org.plantdiseasedetector.imaging.SafePhotoDecoder;
import org.plantdiseasedetector.imaging.Thumbnail;
import org.plantdiseasedetector.knowledge.DiseaseNames;
import org.plantdiseasedetector.ui.common.CasePictures;
import org.plantdiseasedetector.ui.common.FxExecutor;
import org.plantdiseasedetector.ui.testkit.Histories;
import org.plantdiseasedetector.ui.theme.Theme;
import org.plantdiseasedetector.vault.SealedFiles;

/**
 * Times the review grid over many cases with real, sealed thumbnails (docs/performance-history.md).
 * Arguments: a folder, a folder of photos, the number of cases. The first run fills the folder, the
 * next ones measure; they change the labels and take them back.
 */
public final class ReviewBenchmark {

  private static final int FRAMES = 600;
  private static final double PIXELS = 60;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private static ReviewViewModel viewModel;
  private static ReviewView view;
  private static Scene scene;

  private ReviewBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    int cases = Integer.parseInt(arguments[2]);
    if (!Files.exists(folder)) {
      fill(folder, Path.of(arguments[1]), cases);
      return;
    }
    ExecutorService background = Executors.newCachedThreadPool();
    ExecutorService writes = Executors.newSingleThreadExecutor();
    try (TestHistory history = TestHistory.open(folder)) {
      CountDownLatch shown = new CountDownLatch(1);
      Platform.startup(
          () -> {
            show(background, writes);
            shown.countDown();
          });
      shown.await();
      measure(history);
    }
    System.exit(0);
  }

  private static List<byte[]> read(Path photos) throws IOException {
    List<byte[]> originals = new ArrayList<>();
    try (Stream<Path> files = Files.walk(photos)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".jpg")).sorted().toList()) {
        originals.add(Files.readAllBytes(file));
      }
    }
    return originals;
  }

  private static void fill(Path folder, Path photos, int cases) throws Exception {
    List<byte[]> originals = read(photos);
    List<byte[]> thumbnails = new ArrayList<>();
    for (byte[] original : originals) {
      thumbnails.add(new Thumbnail(new SafePhotoDecoder()).jpeg(original));
    }
    List<ClassId> classes = List.copyOf(DiseaseNames.load().classes());
    List<PlantCase> made = new ArrayList<>();
    TestHistory.open(folder).close();
    TestHistory first = TestHistory.open(folder);
    PhotoStore store =
        new PhotoStore(
            folder,
            new SealedFiles(first.vault().photos(), new SecureRandom()),
            first.vault().id());
    first.get().close();
    for (int i = 0; i < cases; i++) {
      byte[] original = originals.get(i % originals.size());
      NewPhoto photo = Cases.photo("IMG_%05d.jpg".formatted(i), original);
      NewPhoto sealed = new NewPhoto(photo.facts(), original, thumbnails.get(i % originals.size()));
      UUID id = UUID.randomUUID();
      store.stage(id, List.of(sealed));
      store.accept(List.of(sealed));
      made.add(
          new PlantCase(
              0,
              id,
              Instant.EPOCH,
              Instant.EPOCH,
              CaseDetails.of(Cases.DAY.minusDays(i % 365)),
              Cases.confident(classes.get(i % classes.size())),
              Optional.empty(),
              List.of(sealed.facts())));
    }
    BulkCases.insert(folder, first.vault(), made.stream());
    first.vault().close();
  }

  private static void show(ExecutorService background, ExecutorService writes) {
    Theme.LIGHT.apply();
    viewModel =
        new ReviewViewModel(
            new ReviewViewModel.Dependencies(
                background,
                writes,
                FxExecutor.create(),
                InstantSource.system(),
                new ReviewBench.Names(),
                "ada",
                ReviewBench.words()));
    view =
        new ReviewView(
            viewModel,
            new CasePictures(new SafePhotoDecoder(), background, FxExecutor.create()),
            ReviewBench.words(),
            DiseaseNames.load());
    scene = new Scene(view, 1200, 760);
    scene.getStylesheets().add(Theme.styleSheet());
    Stage stage = new Stage();
    stage.setScene(scene);
    stage.show();
  }

  private static void measure(TestHistory history) throws Exception {
    long start = System.nanoTime();
    Platform.runLater(() -> viewModel.open(Histories.lend(history.get()), CaseQuery.ALL));
    await(() -> !viewModel.cases().isEmpty());
    report("open and sort " + viewModel.cases().size() + " cases", start);
    start = System.nanoTime();
    await(() -> picturesMissing() == 0);
    report("pictures of the first screen", start);
    frames("rolling by %.0f pixels a frame".formatted(PIXELS), ReviewBenchmark::roll);
    start = System.nanoTime();
    await(() -> picturesMissing() == 0);
    report("pictures of the screen after rolling", start);
    Platform.runLater(() -> move(GridSelection.Move.HOME));
    frames("Page Down in every frame", () -> move(GridSelection.Move.PAGE_DOWN));
    System.out.println("cursor after it: " + viewModel.selection().cursor());
    start = System.nanoTime();
    await(() -> picturesMissing() == 0);
    report("pictures of the screen after paging", start);
    labels();
  }

  private static void labels() throws Exception {
    Platform.runLater(() -> move(GridSelection.Move.HOME));
    int single = 50;
    long start = System.nanoTime();
    for (int i = 0; i < single; i++) {
      Platform.runLater(() -> viewModel.label(new ReviewAction.NotSure()));
    }
    await(() -> !viewModel.busy().get());
    System.out.printf(
        Locale.ROOT, "label on disk: %.1f ms each%n", (System.nanoTime() - start) / 1e6 / single);
    start = System.nanoTime();
    Platform.runLater(
        () -> {
          viewModel.chooseAll();
          viewModel.label(new ReviewAction.Confirm());
        });
    await(() -> !viewModel.busy().get());
    report("confirm all", start);
    start = System.nanoTime();
    Platform.runLater(viewModel::undo);
    await(() -> !viewModel.busy().get());
    report("take that back", start);
    for (int i = 0; i < single; i++) {
      Platform.runLater(viewModel::undo);
    }
    await(() -> !viewModel.busy().get());
  }

  private static void move(GridSelection.Move move) {
    viewModel.move(move, new GridSelection.Layout(5, 2), false);
  }

  private static void roll() {
    if (scene.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
      flow.scrollPixels(PIXELS);
    }
  }

  private static long picturesMissing() {
    return scene.getRoot().lookupAll(".review-tile").stream()
        .filter(tile -> tile.isVisible() && tile.getParent().getParent().isVisible())
        .filter(tile -> tile.lookup(".image-view") instanceof ImageView v && v.getImage() == null)
        .count();
  }

  /** Does something in each of many frames; tells how long they took and how long layout took. */
  private static void frames(String name, Runnable each) throws Exception {
    FrameTimer timer = new FrameTimer(each);
    Platform.runLater(timer::start);
    timer.done.acquire();
    print(name + ", frame to frame", timer.interval);
    print(name + ", work on the user-interface thread", timer.busy);
    print(name + ", processor time of that", timer.processor);
  }

  /** Measures frames in milliseconds. */
  private static final class FrameTimer extends AnimationTimer {
    private final double[] interval = new double[FRAMES];
    private final double[] busy = new double[FRAMES];
    private final double[] processor = new double[FRAMES];
    private final Semaphore done = new Semaphore(0);
    private final Runnable each;
    private final Runnable after = this::end;
    private int frame;
    private long last = System.nanoTime();
    private long lastProcessor;

    FrameTimer(Runnable each) {
      this.each = each;
    }

    @Override
    public void handle(long now) {
      long start = System.nanoTime();
      if (frame == 0) {
        scene.addPostLayoutPulseListener(after);
      } else if (frame <= FRAMES) {
        interval[frame - 1] = (start - last) / 1e6;
      }
      last = start;
      lastProcessor = THREADS.getCurrentThreadCpuTime();
      if (frame == FRAMES) {
        stop();
        scene.removePostLayoutPulseListener(after);
        done.release();
      } else {
        each.run();
      }
      frame++;
    }

    private void end() {
      if (frame >= 1 && frame <= FRAMES) {
        busy[frame - 1] = (System.nanoTime() - last) / 1e6;
        processor[frame - 1] = (THREADS.getCurrentThreadCpuTime() - lastProcessor) / 1e6;
      }
    }
  }

  private static void print(String name, double[] millis) {
    Arrays.sort(millis);
    System.out.printf(
        Locale.ROOT,
        "%s: median %.1f ms, 95th percentile %.1f ms, slowest %.1f ms%n",
        name,
        millis[FRAMES / 2],
        millis[FRAMES * 95 / 100],
        millis[FRAMES - 1]);
  }

  private interface Condition {
    boolean holds();
  }

  /** Looks after every frame. */
  private static void await(Condition condition) throws Exception {
    Semaphore done = new Semaphore(0);
    AnimationTimer timer =
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            if (condition.holds()) {
              stop();
              done.release();
            }
          }
        };
    Platform.runLater(timer::start);
    done.acquire();
  }

  private static void report(String name, long start) {
    System.out.printf(Locale.ROOT, "%s: %.0f ms%n", name, (System.nanoTime() - start) / 1e6);
  }
}
