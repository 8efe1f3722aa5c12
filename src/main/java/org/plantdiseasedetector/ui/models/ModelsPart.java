package org.plantdiseasedetector.ui.models;

import atlantafx.base.theme.Styles;
import java.io.File;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import org.kordamp.ikonli.material2.Material2MZ;
import org.plantdiseasedetector.ui.common.Icons;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.ui.shell.Navigation;
import org.plantdiseasedetector.ui.shell.WindowPart;

/**
 * Takes {@code .pddmodel} files that are dropped anywhere on the window, and says in the header
 * that there is a newer model.
 *
 * @param viewModel the models
 * @param navigation opens their page
 * @param texts words
 */
public record ModelsPart(ModelsViewModel viewModel, Navigation navigation, Texts texts)
    implements WindowPart {

  private static final String ENDING = ".pddmodel";

  @Override
  public Optional<Node> header() {
    Button news =
        new Button(
            texts.get("models.news"), Icons.of(Material2MZ.SYSTEM_UPDATE_ALT, "button-icon"));
    news.setId("models-news");
    news.getStyleClass().add(Styles.ACCENT);
    news.setMinWidth(Button.USE_PREF_SIZE);
    news.setOnAction(e -> navigation.open(ModelsView.PAGE));
    news.visibleProperty()
        .bind(
            viewModel
                .offerProperty()
                .map(offer -> offer.filter(OfferView::installable).isPresent()));
    news.managedProperty().bind(news.visibleProperty());
    return Optional.of(news);
  }

  @Override
  public void attach(Scene scene) {
    // Filters: the window itself would take the file for a photo.
    scene.addEventFilter(DragEvent.DRAG_OVER, this::over);
    scene.addEventFilter(DragEvent.DRAG_DROPPED, this::drop);
    viewModel.start();
  }

  private void over(DragEvent event) {
    if (model(event).isPresent()) {
      event.acceptTransferModes(TransferMode.COPY);
      event.consume();
    }
  }

  private void drop(DragEvent event) {
    model(event)
        .ifPresent(
            file -> {
              navigation.open(ModelsView.PAGE);
              viewModel.look(file.getPath());
              event.setDropCompleted(true);
              event.consume();
            });
  }

  private static Optional<File> model(DragEvent event) {
    List<File> files = event.getDragboard().getFiles();
    return files != null
            && files.size() == 1
            && files.getFirst().getName().toLowerCase(Locale.ROOT).endsWith(ENDING)
        ? Optional.of(files.getFirst())
        : Optional.empty();
  }

  @Override
  public void closed() {
    viewModel.cancel();
  }
}
