package org.plantdiseasedetector.ui.shell;

import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Executor;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.kordamp.ikonli.material2.Material2MZ;
import org.plantdiseasedetector.imaging.PhotoDecoder;
import org.plantdiseasedetector.knowledge.DiseaseNames;
import org.plantdiseasedetector.ui.common.ClipboardPhotos;
import org.plantdiseasedetector.ui.common.PhotoChooser;
import org.plantdiseasedetector.ui.common.PhotoImages;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.ui.diagnose.DiagnoseActions;
import org.plantdiseasedetector.ui.diagnose.DiagnoseView;
import org.plantdiseasedetector.ui.diagnose.DiagnoseViewModel;
import org.plantdiseasedetector.ui.diagnose.DropTarget;
import org.plantdiseasedetector.ui.diagnose.ExplainViewModel;
import org.plantdiseasedetector.ui.diagnose.LoadedModel;
import org.plantdiseasedetector.ui.diagnose.ResultPresenter;
import org.plantdiseasedetector.ui.diseases.DiseasesViewModel;
import org.plantdiseasedetector.ui.models.ModelDetailsDialog;
import org.plantdiseasedetector.ui.models.ModelDetailsViewModel;
import org.plantdiseasedetector.ui.theme.Theme;

/** The main window. Made and shown on the user-interface thread. */
public final class DesktopWindow {

  /** Name of the first page. */
  public static final String DIAGNOSE = "diagnose";

  private static final double WIDTH = 1200;
  private static final double HEIGHT = 760;
  private static final double LEAST_WIDTH = 820;
  private static final double LEAST_HEIGHT = 520;

  private static final int[] ICON_SIZES = {32, 64, 128, 256};

  /** Twice the size on screen, for displays with a high resolution. */
  private static final PhotoImages.Size THUMBNAILS = new PhotoImages.Size(96, 400, 64);

  private static final PhotoImages.Size PREVIEWS = new PhotoImages.Size(1280, 6, 1);

  private final Stage stage;
  private final DiagnoseViewModel viewModel;

  /**
   * What the window works with.
   *
   * @param model loader, photo source, samples, executors, clock and texts
   * @param names names of the classes
   * @param diseases the disease cards
   * @param decoder reads photos for the screen
   * @param chooser asks for files and folders
   * @param pasteFolder where pasted pictures are written; made when needed
   * @param locale for numbers
   * @param navigation the pages besides the diagnosis
   * @param parts what adds to the window outside of its page
   */
  public record Dependencies(
      DiagnoseViewModel.Dependencies model,
      DiseaseNames names,
      DiseasesViewModel diseases,
      PhotoDecoder decoder,
      PhotoChooser chooser,
      Path pasteFolder,
      Locale locale,
      Navigation navigation,
      List<WindowPart> parts) {}

  /**
   * Fills a stage.
   *
   * @param stage an unused stage
   * @param use what the window works with
   */
  public DesktopWindow(Stage stage, Dependencies use) {
    this.stage = stage;
    this.viewModel = new DiagnoseViewModel(use.model());
    Theme.LIGHT.apply();
    DiagnoseActions actions = actions(use);
    Navigation navigation = use.navigation();
    navigation.addFirst(
        new Page(DIAGNOSE, "page.diagnose", Material2MZ.SEARCH, () -> diagnosePage(use, actions)));
    StackPane root = new StackPane(frame(use, actions));
    root.getStyleClass().add("window-root");
    new DropTarget(root, use.model().texts(), actions::take);
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    Scene scene =
        new Scene(root, Math.min(WIDTH, screen.getWidth()), Math.min(HEIGHT, screen.getHeight()));
    scene.getStylesheets().add(Theme.styleSheet());
    Shortcuts.install(scene, viewModel, actions);
    Shortcuts.install(scene, navigation);
    // Photos can be dropped, pasted and opened on every page; they are shown on this one.
    viewModel.searchingProperty().subscribe(searching -> openDiagnose(searching, navigation));
    stage.setScene(scene);
    stage.setTitle(use.model().texts().get("app.title"));
    stage.setMinWidth(LEAST_WIDTH);
    stage.setMinHeight(LEAST_HEIGHT);
    use.parts().forEach(part -> part.attach(scene));
    ClosingGuard.install(stage, navigation, use.model().texts());
    stage.setOnHidden(e -> closed(use.parts()));
    for (int size : ICON_SIZES) {
      stage.getIcons().add(icon(size));
    }
  }

  private void closed(List<WindowPart> parts) {
    viewModel.clear();
    parts.forEach(WindowPart::closed);
  }

  private static Image icon(int size) {
    String resource = "/org/plantdiseasedetector/ui/icon-" + size + ".png";
    URL url = DesktopWindow.class.getResource(resource);
    return new Image(Objects.requireNonNull(url, resource).toExternalForm());
  }

  private DiagnoseActions actions(Dependencies use) {
    Executor background = use.model().background();
    Executor ui = use.model().ui();
    return new DiagnoseActions(
        viewModel,
        use.chooser(),
        new ClipboardPhotos(use.pasteFolder(), background, ui),
        use.model().texts());
  }

  private static void openDiagnose(boolean searching, Navigation navigation) {
    if (searching) {
      navigation.open(DIAGNOSE);
    }
  }

  private BorderPane frame(Dependencies use, DiagnoseActions actions) {
    BorderPane frame = new BorderPane(new PagePane(use.navigation()));
    List<Node> controls = use.parts().stream().flatMap(part -> part.header().stream()).toList();
    frame.setTop(new HeaderBar(viewModel, actions, controls, use.model().texts()));
    frame.setLeft(new NavigationBar(use.navigation(), use.model().texts()));
    frame.setBottom(
        new StatusBar(
            viewModel.modelProperty(), model -> showDetails(model, use), use.model().texts()));
    return frame;
  }

  private void showDetails(LoadedModel model, Dependencies use) {
    Texts texts = use.model().texts();
    ModelDetailsViewModel details =
        new ModelDetailsViewModel(
            use.model().background(), use.model().ui(), texts, use.names(), use.locale());
    details.show(model.facts()::trust);
    new ModelDetailsDialog(details, texts, stage, Theme.styleSheet()).show();
  }

  private DiagnoseView diagnosePage(Dependencies use, DiagnoseActions actions) {
    Executor background = use.model().background();
    Executor ui = use.model().ui();
    DiagnoseView.Parts parts =
        new DiagnoseView.Parts(
            viewModel,
            new ExplainViewModel(viewModel, background, ui),
            actions,
            new ResultPresenter(use.model().texts(), use.names(), use.locale()),
            use.names(),
            use.diseases(),
            use.model().texts(),
            Shortcuts.PASTE.getDisplayText(),
            use.parts().stream().flatMap(part -> part.diagnoseResult(viewModel).stream()).toList(),
            use.parts().stream().flatMap(part -> part.diagnoseFooter(viewModel).stream()).toList(),
            use.parts().stream().flatMap(part -> part.diagnosePanel().stream()).toList());
    return new DiagnoseView(
        parts,
        new PhotoImages(use.decoder(), background, ui, THUMBNAILS),
        new PhotoImages(use.decoder(), background, ui, PREVIEWS));
  }

  /**
   * Shows the window, then starts to load the model, so that the window comes first.
   *
   * @param photos photos and folders to diagnose at once, may be empty
   */
  public void show(List<Path> photos) {
    stage.show();
    viewModel.loadModel();
    if (!photos.isEmpty()) {
      viewModel.add(photos);
    }
  }

  /** Returns the state behind the window. */
  public DiagnoseViewModel viewModel() {
    return viewModel;
  }
}
