package org.plantdiseasedetector.ui.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.plantdiseasedetector.domain.ErrorId;
import org.plantdiseasedetector.operations.AlertRule;
import org.plantdiseasedetector.operations.CrashHandler;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.ui.testkit.NoChooser;
import org.plantdiseasedetector.ui.theme.Theme;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class OperationsViewTest {

  private final FakeDesk desk = new FakeDesk();
  private final AtomicInteger opened = new AtomicInteger();
  private OperationsViewModel viewModel;

  @Start
  void start(Stage stage) {
    Texts texts = Texts.load(Locale.ENGLISH);
    viewModel =
        new OperationsViewModel(
            desk, task -> new Thread(task, "background").start(), Platform::runLater, texts);
    Node bell = new NoticeButton(viewModel, texts, opened::incrementAndGet).header().orElseThrow();
    Scene scene =
        new Scene(new VBox(bell, new OperationsView(viewModel, new NoChooser(), texts)), 1000, 640);
    scene.getStylesheets().add(Theme.styleSheet());
    stage.setScene(scene);
    stage.show();
  }

  private static void waitFor(FxRobot robot, String words) throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        20, TimeUnit.SECONDS, () -> robot.lookup(words).tryQuery().isPresent());
  }

  @Test
  void figuresAndAlertsAreShownWithWhatToDo(FxRobot robot) throws TimeoutException {
    waitFor(robot, "1,234");
    assertThat(robot.lookup("512 MiB").tryQuery()).isPresent();
    assertThat(robot.lookup("1.5 GiB").tryQuery()).isPresent();
    assertThat(robot.lookup("#operations-no-alerts").tryQuery()).isPresent();
    assertThat(robot.lookup("#operations-notices").query().isVisible()).isFalse();

    desk.alerts = List.of(AlertRule.values());
    viewModel.refresh();
    waitFor(robot, "5 notices");
    waitFor(robot, "The disk is nearly full.");
    assertThat(robot.lookup("#operations-no-alerts").tryQuery()).isEmpty();
    robot.clickOn("#operations-notices");
    assertThat(opened).hasValue(1);
  }

  @Test
  void aCrashIsShownOnceAndCanBeLeft(FxRobot robot) throws TimeoutException {
    AtomicInteger restarted = new AtomicInteger();
    CrashDialog.Actions actions =
        new CrashDialog.Actions(Optional.of(restarted::incrementAndGet), () -> {});
    CrashDialog dialog = new CrashDialog(Texts.load(Locale.ENGLISH), Theme.styleSheet(), actions);
    CrashHandler.Crash crash =
        new CrashHandler.Crash(new ErrorId("0badcafe"), "What to do", Optional.empty());
    robot.interact(() -> dialog.show(crash));
    robot.interact(() -> dialog.show(crash));
    waitFor(robot, "#crash-what");
    assertThat(robot.lookup("#crash-what").queryLabeled().getText()).contains("0badcafe");
    assertThat(robot.listWindows()).hasSize(2);
    robot.interact(() -> robot.lookup("#crash-restart").queryButton().fire());
    assertThat(restarted).hasValue(1);
    robot.interact(() -> robot.lookup("#crash-continue").queryButton().fire());
    assertThat(robot.listWindows()).hasSize(1);
  }
}
