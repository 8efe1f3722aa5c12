package org.plantdiseasedetector.ui.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.plantdiseasedetector.readiness.Finding;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.ui.theme.Theme;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class ReadinessViewTest {

  private final FakeService service = new FakeService();

  @Start
  void start(Stage stage) {
    Texts texts = Texts.load(Locale.ENGLISH);
    ReadinessView view =
        new ReadinessView(
            new ReadinessViewModel(
                service,
                service.fixes::get,
                task -> new Thread(task, "background").start(),
                Platform::runLater),
            FakeService.ROWS.sections(),
            texts);
    Scene scene = new Scene(view, 960, 620);
    scene.getStylesheets().add(Theme.styleSheet());
    stage.setScene(scene);
    stage.show();
  }

  private static void waitFor(FxRobot robot, String id, String words) throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        20,
        TimeUnit.SECONDS,
        () -> robot.lookup(id).tryQuery().map(ReadinessViewTest::text).orElse("").contains(words));
  }

  private static String text(Node node) {
    return node instanceof TextInputControl input ? input.getText() : ((Labeled) node).getText();
  }

  @Test
  void aRunShowsTheAnswerAndARowItsEvidence(FxRobot robot) throws TimeoutException {
    robot.clickOn("#readiness-run-all");
    waitFor(robot, "#readiness-headline", "Not ready for production");
    waitFor(robot, "#readiness-counts", "1 fail");

    robot.clickOn("Door shut");
    waitFor(robot, "#readiness-evidence", "it is open");
    assertThat(robot.lookup("shut it").tryQuery()).isPresent();

    service.findings.put("cellar.2", new Finding.Pass("it is shut"));
    robot.clickOn("#readiness-run-one");
    waitFor(robot, "#readiness-detail-state", "pass");
  }

  @Test
  void searchAndFilterLeaveTheRowsThatFit(FxRobot robot) throws TimeoutException {
    robot.clickOn("#readiness-run-all");
    waitFor(robot, "#readiness-headline", "Not ready");
    robot.clickOn("#readiness-filter-all");
    robot.clickOn("#readiness-search").write("tiles");

    WaitForAsyncUtils.waitForFxEvents();
    assertThat(robot.lookup("Tiles whole").tryQuery()).isPresent();
    assertThat(robot.lookup("Light works").tryQuery()).isEmpty();
  }

  @Test
  void aPersonAnswersForARow(FxRobot robot) throws TimeoutException {
    robot.clickOn("#readiness-run-all");
    waitFor(robot, "#readiness-headline", "Not ready");
    robot.clickOn("Door shut");
    waitFor(robot, "#readiness-evidence", "it is open");
    assertThat(robot.lookup("#answer-attest").queryButton().isDisabled()).isTrue();

    robot.interact(
        () -> {
          robot.lookup("#answer-by").queryTextInputControl().setText("Anna");
          robot.lookup("#answer-note").queryTextInputControl().setText("I shut it");
          robot.lookup("#answer-evidence").queryTextInputControl().setText("mail.pdf");
          robot.lookup("#answer-attest").queryButton().fire();
        });

    waitFor(robot, "#readiness-detail-state", "attested");
    waitFor(robot, "#readiness-evidence", "Anna: I shut it");
    assertThat(robot.lookup("#answer-attest").tryQuery()).isEmpty();
  }
}
