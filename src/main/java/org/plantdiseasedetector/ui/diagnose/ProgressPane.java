package org.plantdiseasedetector.ui.diagnose;

import atlantafx.base.theme.Styles;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.OptionalDouble;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.plantdiseasedetector.ui.common.Texts;

/** How far the batch is, how fast it goes, and the buttons to cancel and to continue. */
final class ProgressPane extends VBox {

  private static final double MINUTE = 60;
  private static final double HOUR = 3600;

  /** Below this the seconds are shown, above it whole minutes. */
  private static final double SECONDS_UP_TO = 100;

  private static final double TEN = 10;

  private final DiagnoseViewModel viewModel;
  private final Texts texts;
  private final ProgressBar bar = new ProgressBar(0);
  private final Label words = new Label();
  private final Label speed = new Label();
  private final Button cancel;
  private final Button resume;

  ProgressPane(DiagnoseViewModel viewModel, Texts texts) {
    this.viewModel = viewModel;
    this.texts = texts;
    this.cancel = button("action.cancel", "cancel", viewModel::cancel);
    this.resume = button("action.resume", "resume", viewModel::resume);
    cancel.setTooltip(new Tooltip(texts.get("action.cancel.tip")));
    resume.getStyleClass().add(Styles.ACCENT);
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setAccessibleText(texts.get("progress.accessible"));
    words.setId("progress-words");
    words.getStyleClass().add("progress-words");
    speed.getStyleClass().add("progress-speed");
    VBox labels = new VBox(words, speed);
    labels.setMinWidth(0);
    labels.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(labels, Priority.ALWAYS);
    HBox row = new HBox(labels, cancel, resume);
    row.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(bar, row);
    getStyleClass().add("progress-pane");
    viewModel.progressProperty().subscribe(this::show);
    viewModel.searchingProperty().subscribe(() -> show(viewModel.progressProperty().get()));
    viewModel.modelProperty().subscribe(() -> show(viewModel.progressProperty().get()));
  }

  private Button button(String key, String id, Runnable action) {
    Button button = new Button(texts.get(key));
    button.setId(id);
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(e -> action.run());
    return button;
  }

  private void show(BatchProgress progress) {
    boolean searching = viewModel.searchingProperty().get();
    boolean loading = viewModel.modelProperty().get() instanceof ModelState.Loading;
    bar.setProgress(
        loading && progress.phase() == BatchProgress.Phase.WAITING_FOR_MODEL
            ? ProgressBar.INDETERMINATE_PROGRESS
            : progress.fraction());
    words.setText(words(progress, searching));
    String rate = progress.phase() == BatchProgress.Phase.RUNNING ? speed(progress) : "";
    speed.setText(rate);
    show(speed, !rate.isEmpty());
    show(cancel, viewModel.isBusy());
    cancel.setDisable(progress.phase() == BatchProgress.Phase.CANCELLING);
    show(resume, progress.phase() == BatchProgress.Phase.STOPPED);
  }

  private static void show(Node node, boolean visible) {
    node.setVisible(visible);
    node.setManaged(visible);
  }

  private String words(BatchProgress progress, boolean searching) {
    int done = progress.done();
    int total = progress.total();
    return switch (progress.phase()) {
      case IDLE -> searching ? texts.get("progress.searching") : "";
      case WAITING_FOR_MODEL -> texts.format("progress.waiting-for-model", total - done);
      case RUNNING -> texts.format("progress.running", done, total);
      case CANCELLING -> texts.get("progress.cancelling");
      case STOPPED -> texts.format("progress.stopped", done, total);
      case FINISHED ->
          searching ? texts.get("progress.searching") : texts.format("progress.finished", total);
    };
  }

  private String speed(BatchProgress progress) {
    OptionalDouble rate = progress.perSecond();
    OptionalDouble left = progress.secondsLeft();
    if (rate.isEmpty() || left.isEmpty()) {
      return "";
    }
    NumberFormat number = NumberFormat.getInstance(Locale.getDefault(Locale.Category.FORMAT));
    number.setMaximumFractionDigits(rate.getAsDouble() < TEN ? 1 : 0);
    return texts.format(
        "progress.rate", number.format(rate.getAsDouble()), timeLeft(left.getAsDouble()));
  }

  private String timeLeft(double seconds) {
    if (seconds < SECONDS_UP_TO) {
      return texts.format("left.seconds", Math.ceil(seconds));
    }
    return seconds < HOUR
        ? texts.format("left.minutes", Math.ceil(seconds / MINUTE))
        : texts.format("left.hours", seconds / HOUR);
  }
}
