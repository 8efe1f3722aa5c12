import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/** The least that a window in this style needs: what src/bench/startup compares the app with. */
public final class EmptyWindow {

  private EmptyWindow() {}

  public static void main(String[] arguments) {
    Platform.startup(EmptyWindow::open);
  }

  private static void open() {
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    Stage stage = new Stage();
    stage.setScene(new Scene(new StackPane(), 1200, 760));
    stage.setTitle("Empty window");
    stage.show();
  }
}
