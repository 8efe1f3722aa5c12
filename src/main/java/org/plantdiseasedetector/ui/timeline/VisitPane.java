package org.plantdiseasedetector.ui.timeline;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2AL;
import org.plantdiseasedetector.history.PlantCase;
import org.plantdiseasedetector.history.PlotTimeline.Visit;
import org.plantdiseasedetector.ui.common.CasePictures;
import org.plantdiseasedetector.ui.common.Icons;
import org.plantdiseasedetector.ui.common.Texts;

/** One of the two visits that are compared: its photos, labels and severity. */
final class VisitPane extends VBox {

  /** More plants of a day are counted, not shown, so that two visits fit side by side. */
  private static final int MOST_SHOWN = 12;

  private static final int PICTURE = 150;

  private final CasePictures pictures;
  private final TimelineWords words;
  private final Texts texts;
  private final ComboBox<@Nullable Visit> day = new ComboBox<>();
  private final Label severity = new Label();
  private final Label classes = new Label();
  private final Label origin = new Label();
  private final FlowPane plants = new FlowPane();
  private final Label more = new Label();
  private final List<Subscription> wishes = new ArrayList<>();

  VisitPane(
      String name, String accessible, TimelineWords words, CasePictures pictures, Texts texts) {
    this.words = words;
    this.pictures = pictures;
    this.texts = texts;
    setId(name);
    getStyleClass().add("visit-pane");
    day.setAccessibleText(accessible);
    day.setConverter(new DayWords());
    day.setMaxWidth(Double.MAX_VALUE);
    severity.getStyleClass().add("severity-share");
    classes.getStyleClass().add("visit-classes");
    origin.getStyleClass().add("visit-origin");
    plants.getStyleClass().add("visit-plants");
    for (Label label : List.of(severity, classes, origin, more)) {
      label.setWrapText(true);
      label.setMinHeight(USE_PREF_SIZE);
    }
    getChildren().addAll(day, severity, classes, origin, plants, more);
    setPrefWidth(0);
  }

  ComboBox<@Nullable Visit> day() {
    return day;
  }

  void show(@Nullable Visit visit) {
    wishes.forEach(Subscription::unsubscribe);
    wishes.clear();
    plants.getChildren().clear();
    more.setText("");
    if (visit == null) {
      severity.setText("");
      classes.setText("");
      origin.setText("");
      return;
    }
    severity.setText(words.severity(visit.meanSeverity()));
    classes.setText(words.classes(visit));
    origin.setText(
        texts.format("timeline.origin", words.confirmed(visit), words.models(visit.models())));
    visit.cases().stream().limit(MOST_SHOWN).forEach(this::addPlant);
    int hidden = visit.cases().size() - MOST_SHOWN;
    if (hidden > 0) {
      more.setText(texts.format("timeline.more", hidden));
    }
  }

  private void addPlant(PlantCase of) {
    ImageView view = new ImageView();
    view.setPreserveRatio(true);
    view.setFitWidth(PICTURE);
    view.setFitHeight(PICTURE);
    StackPane frame = new StackPane(Icons.of(Material2AL.IMAGE, "thumbnail-empty"), view);
    frame.getStyleClass().add("thumbnail");
    frame.setMinSize(PICTURE, PICTURE);
    frame.setMaxSize(PICTURE, PICTURE);
    Label text = new Label(words.plant(of));
    text.setWrapText(true);
    text.setMaxWidth(PICTURE);
    text.setMinHeight(USE_PREF_SIZE);
    text.getStyleClass().add("review-machine");
    view.setAccessibleText(text.getText());
    plants.getChildren().add(new VBox(frame, text));
    wishes.add(
        pictures.card(
            of.number(),
            card -> card.flatMap(CasePictures.Card::picture).ifPresent(view::setImage)));
  }

  /** Days in the list of visits. */
  private final class DayWords extends StringConverter<@Nullable Visit> {

    @Override
    public String toString(@Nullable Visit visit) {
      return visit == null
          ? ""
          : texts.format("timeline.day", visit.day().toString(), visit.cases().size());
    }

    @Override
    public Visit fromString(String text) {
      throw new UnsupportedOperationException("The visit is chosen, not typed");
    }
  }
}
