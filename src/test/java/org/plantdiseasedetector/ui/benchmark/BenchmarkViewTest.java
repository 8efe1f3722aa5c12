package org.plantdiseasedetector.ui.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.chart.LineChart;
import javafx.scene.control.Labeled;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.plantdiseasedetector.benchmark.LoadRuns;
import org.plantdiseasedetector.benchmark.Power;
import org.plantdiseasedetector.benchmark.ReferenceMachines;
import org.plantdiseasedetector.benchmark.Runs;
import org.plantdiseasedetector.domain.ModelIdentity;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.ui.testkit.NoChooser;
import org.plantdiseasedetector.ui.theme.Theme;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class BenchmarkViewTest {

  private final FakeDesk desk = new FakeDesk();
  private BenchmarkView view;

  @Start
  void start(Stage stage) {
    view =
        new BenchmarkView(
            new BenchmarkViewModel(desk, Runnable::run, Platform::runLater),
            new NoChooser(),
            List.of(new ReferenceMachines.Reference("old laptop", Runs.of(Power.MAINS, 500))),
            Texts.load(Locale.ENGLISH));
    Scene scene = new Scene(view, 1180, 680);
    scene.getStylesheets().add(Theme.styleSheet());
    stage.setScene(scene);
    stage.show();
  }

  private static String text(FxRobot robot, String id) {
    return robot.lookup(id).queryAs(Labeled.class).getText();
  }

  private void measured(FxRobot robot) {
    desk.runs.add(Runs.of(Power.BATTERY, 400));
    desk.loads.add(LoadRuns.of(new ModelIdentity("leafnet", "1"), 200, 260, 0));
    robot.interact(() -> robot.lookup("#benchmark-run").queryButton().fire());
    WaitForAsyncUtils.waitForFxEvents();
  }

  @Test
  void theAnswerComesFirstAndNamesBatteryAndMains(FxRobot robot) {
    assertThat(text(robot, "#benchmark-verdict")).isEqualTo("Not measured on this computer yet");

    measured(robot);

    assertThat(text(robot, "#benchmark-verdict"))
        .isEqualTo("This computer diagnoses a phone photo in 0.2 s; on battery 0.4 s");
    assertThat(text(robot, "#benchmark-load-summary")).contains("heat or power saving");
    assertThat(robot.lookup("#benchmark-under-load").queryLabeled().isVisible()).isFalse();
  }

  @Test
  void barsCarryTheirFigureAndTheReferenceIsNamed(FxRobot robot) {
    measured(robot);

    List<String> words =
        robot.lookup((Labeled label) -> true).queryAllAs(Labeled.class).stream()
            .map(Labeled::getText)
            .toList();
    assertThat(words).anyMatch(text -> text.endsWith(" ms") && text.length() < 10);
    assertThat(words).anyMatch(text -> text.startsWith("old laptop: one photo 500 ms"));
    assertThat(robot.lookup("#benchmark-past").queryAs(LineChart.class).getData().size())
        .isEqualTo(2);
    assertThat(robot.lookup("#benchmark-figures").queryAs(Pane.class).getChildren())
        .hasSizeGreaterThan(10);
  }

  @Test
  void thePictureIsAPng(FxRobot robot) {
    measured(robot);
    byte[][] picture = new byte[1][];
    robot.interact(() -> picture[0] = view.picture());

    assertThat(picture[0]).startsWith(0x89, 'P', 'N', 'G').hasSizeGreaterThan(5000);
  }

  @Test
  void settingsCanBeTakenAndUndone(FxRobot robot) {
    assertThat(robot.lookup("#benchmark-undo").queryButton().isDisabled()).isTrue();

    robot.interact(() -> robot.lookup("#benchmark-best").queryButton().fire());
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(text(robot, "#benchmark-settings")).contains("3 photos at a time").contains("1.10");

    robot.interact(() -> robot.lookup("#benchmark-undo").queryButton().fire());
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(robot.lookup("#benchmark-undo").queryButton().isDisabled()).isTrue();
  }
}
