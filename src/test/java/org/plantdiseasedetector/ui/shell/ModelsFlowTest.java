package org.plantdiseasedetector.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kordamp.ikonli.material2.Material2MZ;
import org.plantdiseasedetector.casebook.CaseComparison;
import org.plantdiseasedetector.casebook.HistoryWork;
import org.plantdiseasedetector.domain.ComputeDevice;
import org.plantdiseasedetector.domain.ModelIdentity;
import org.plantdiseasedetector.imaging.PhotoDecoder;
import org.plantdiseasedetector.imaging.SafePhotoDecoder;
import org.plantdiseasedetector.knowledge.DiseaseNames;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.ui.diagnose.DeviceNotices;
import org.plantdiseasedetector.ui.diagnose.LoadedModel;
import org.plantdiseasedetector.ui.diagnose.ResultPresenter;
import org.plantdiseasedetector.ui.models.ModelsDesk;
import org.plantdiseasedetector.ui.models.ModelsPart;
import org.plantdiseasedetector.ui.models.ModelsView;
import org.plantdiseasedetector.ui.models.ModelsViewModel;
import org.plantdiseasedetector.ui.models.SourceChooser;
import org.plantdiseasedetector.ui.testkit.ContentService;
import org.plantdiseasedetector.update.ModelFolders;
import org.plantdiseasedetector.update.ModelGuard;
import org.plantdiseasedetector.update.UpdateWorld;

/** The window of a computer whose installed model was tampered with, and an update on a stick. */
class ModelsFlowTest extends WindowScenarios {

  private static final Texts TEXTS = Texts.load(Locale.ENGLISH);
  private static final ModelIdentity GOOD = new ModelIdentity("tiny", "1.0.0");

  @TempDir private static Path base;
  private static UpdateWorld world;
  private static Path stick;

  /** Not while the window is made: keys and signatures take their time on a slow machine. */
  @BeforeAll
  static void tamper() throws Exception {
    world = new UpdateWorld(base);
    world.start();
    world.publish("2.0.0");
    world.update(world.repository());
    world.start();
    Files.write(world.data().resolve("models/tiny-2.0.0/best_model.pth"), new byte[9]);
    world.publish("3.0.0");
    stick = world.pack("3.0.0");
  }

  private ModelFolders folders() throws IOException {
    try {
      return world.folders();
    } catch (Exception broken) {
      throw new IOException(broken);
    }
  }

  @Override
  Callable<LoadedModel> loader() {
    return () -> {
      ModelGuard guard = world.guard();
      ModelIdentity identity = guard.choose().orElseThrow().identity();
      return new LoadedModel(
          new ContentService(),
          identity,
          ComputeDevice.CPU,
          listener -> listener.accept(DeviceNotices.models(guard.notices(), TEXTS)),
          Optional.empty(),
          Optional.empty());
    };
  }

  @Override
  PhotoDecoder decoder() {
    return new SafePhotoDecoder();
  }

  @Override
  List<WindowPart> parts(Navigation to) {
    ModelsDesk desk =
        new ModelsDesk(
            this::folders,
            world.trial,
            noHistory(),
            folder -> {
              throw notAskedForHere();
            },
            world.clock);
    ModelsViewModel models =
        new ModelsViewModel(
            new ModelsViewModel.Dependencies(
                desk,
                () -> Optional.of(GOOD),
                new ResultPresenter(TEXTS, DiseaseNames.load(), Locale.ENGLISH),
                background(),
                ui(),
                TEXTS,
                Locale.ENGLISH));
    to.add(
        new Page(
            ModelsView.PAGE,
            "page.models",
            Material2MZ.MEMORY,
            () -> new ModelsView(models, new NoChooser(), TEXTS)));
    return List.of(new ModelsPart(models, to, TEXTS));
  }

  private static IOException notAskedForHere() {
    return new IOException("not asked for here");
  }

  private static CaseComparison.Lender noHistory() {
    return new CaseComparison.Lender() {
      @Override
      public <T> T use(HistoryWork<T> work) throws IOException {
        throw notAskedForHere();
      }
    };
  }

  private static final class NoChooser implements SourceChooser {
    @Override
    public Optional<Path> modelFile() {
      return Optional.empty();
    }

    @Override
    public Optional<Path> folder() {
      return Optional.empty();
    }

    @Override
    public Optional<Path> authorities() {
      return Optional.empty();
    }
  }

  private boolean shows(String styleClass, String words) {
    return robot.lookup(styleClass).queryAllAs(Node.class).stream()
        .anyMatch(node -> node instanceof Labeled label && label.getText().contains(words));
  }

  @Test
  void aTamperedModelIsToldTheLastGoodOneWorksAndADroppedStickBringsANewOne() throws Exception {
    waitUntil(() -> shows(".notice-title", "tiny-2.0.0 is refused: best_model.pth"));
    waitUntil(() -> shows("#model-status", "1.0.0"));

    robot.clickOn("#page-models");
    waitUntil(() -> shows(".label", "Refused, it is not used: best_model.pth"));
    assertThat(shows(".models-roles", "In use")).isTrue();

    drop(stick);

    waitForText("#models-offer-title", "tiny 3.0.0, 0.3 MB: newer than the model in use");
    assertThat(viewModel().photos()).isEmpty();
    waitUntil(() -> !robot.lookup("#models-install").query().isDisabled());
    robot.clickOn("#models-install");

    waitUntil(() -> shows("#models-status", "tiny-3.0.0 was installed and tested"));
    waitUntil(() -> shows(".models-roles", "From the next start"));
    assertThat(world.start()).isEqualTo("3.0.0");
  }
}
