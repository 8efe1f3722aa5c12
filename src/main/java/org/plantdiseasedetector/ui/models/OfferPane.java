package org.plantdiseasedetector.ui.models;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2MZ;
import org.plantdiseasedetector.ui.common.Icons;
import org.plantdiseasedetector.ui.common.Texts;

/** What an update would change, with the buttons that accept it. */
final class OfferPane extends VBox {

  private final ModelsViewModel viewModel;
  private final BooleanBinding busy;
  private final Texts texts;

  OfferPane(ModelsViewModel viewModel, BooleanBinding busy, Texts texts) {
    this.viewModel = viewModel;
    this.busy = busy;
    this.texts = texts;
    setId("models-offer");
    getStyleClass().add("models-offer");
    viewModel.offerProperty().subscribe(this::show);
  }

  private void show(Optional<OfferView> offer) {
    getChildren().clear();
    setVisible(offer.isPresent());
    setManaged(offer.isPresent());
    offer.ifPresent(this::fill);
  }

  private void fill(OfferView offer) {
    Label title = wrapped(offer.title());
    title.setId("models-offer-title");
    title.getStyleClass().add("section-title");
    getChildren().add(title);
    for (String warning : offer.warnings()) {
      Label label = wrapped(warning);
      label.setGraphic(Icons.of(Material2MZ.WARNING, "notice-icon"));
      getChildren().add(label);
    }
    offer.notes().forEach(note -> getChildren().add(wrapped(note)));
    names("models.offer.added", offer.added());
    names("models.offer.gone", offer.gone());
    if (!offer.figures().isEmpty()) {
      getChildren().add(figures(offer.figures()));
    }
    getChildren().add(buttons(offer));
  }

  private void names(String key, List<String> names) {
    if (!names.isEmpty()) {
      getChildren().add(wrapped(texts.format(key, names.size(), String.join(", ", names))));
    }
  }

  private Node figures(List<OfferView.Figure> figures) {
    GridPane grid = new GridPane();
    grid.setId("models-offer-figures");
    grid.getStyleClass().add("models-grid");
    grid.addRow(
        0,
        head(texts.get("models.offer.figure")),
        head(texts.get("models.offer.now")),
        head(texts.get("models.offer.then")));
    for (OfferView.Figure figure : figures) {
      grid.addRow(
          grid.getRowCount(),
          new Label(figure.name()),
          new Label(figure.now()),
          new Label(figure.then()));
    }
    return grid;
  }

  private static Label head(String words) {
    Label label = new Label(words);
    label.getStyleClass().add("readiness-muted");
    return label;
  }

  private Node buttons(OfferView offer) {
    HBox bar = new HBox();
    bar.getStyleClass().add("models-actions");
    if (offer.installable()) {
      Button install = button("models-install", texts.get("models.install"));
      install.getStyleClass().add(Styles.ACCENT);
      install.setOnAction(e -> viewModel.install(true));
      Button keep = button("models-keep", texts.get("models.keep"));
      keep.setOnAction(e -> viewModel.install(false));
      bar.getChildren().addAll(install, keep);
    }
    Button dismiss = button("models-dismiss", texts.get("models.dismiss"));
    dismiss.setOnAction(e -> viewModel.dismissOffer());
    bar.getChildren().add(dismiss);
    return bar;
  }

  private Button button(String id, String words) {
    Button button = new Button(words);
    button.setId(id);
    button.setMinWidth(USE_PREF_SIZE);
    button.disableProperty().bind(busy);
    return button;
  }

  private static Label wrapped(String words) {
    Label label = new Label(words);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }
}
