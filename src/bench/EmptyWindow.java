import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/** The least that a window in this style needs: what src/bench/startup compares the app with. */
public final class EmptyWindow extends Application {

  @Override
  public void start(Stage stage) {
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    stage.setScene(new Scene(new StackPane(), 1200, 760));
    stage.setTitle("Empty window");
    stage.show();
  }
}
