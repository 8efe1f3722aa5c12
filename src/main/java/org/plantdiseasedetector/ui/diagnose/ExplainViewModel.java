package org.plantdiseasedetector.ui.diagnose;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.diagnosis.Explainer;
import org.plantdiseasedetector.diagnosis.PhotoExplanation;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.Diagnosis;
import org.plantdiseasedetector.domain.Severity;
import org.plantdiseasedetector.imaging.PhotoException;
import org.plantdiseasedetector.inference.InferenceException;
import org.plantdiseasedetector.leaf.LeafEditor;
import org.plantdiseasedetector.leaf.LeafMap;
import org.plantdiseasedetector.leaf.SeverityMeter;

/**
 * What the diagnosis of the chosen photo rests on: evidence, outline, lesions, severity, and their
 * correction by hand. Every method is called on the user-interface thread; the explanation runs on
 * the background executor, once per photo that is looked at.
 */
public final class ExplainViewModel {

  private static final double OPACITY = 0.7;
  private static final double BRUSH = 6;

  private final DiagnoseViewModel list;
  private final Executor background;
  private final Executor ui;
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.None());
  private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();
  private final ReadOnlyObjectWrapper<Measured> measured =
      new ReadOnlyObjectWrapper<>(Measured.NOTHING);
  private final BooleanProperty evidenceShown = new SimpleBooleanProperty(false);
  private final BooleanProperty leafShown = new SimpleBooleanProperty(true);
  private final DoubleProperty opacity = new SimpleDoubleProperty(OPACITY);
  private final DoubleProperty brush = new SimpleDoubleProperty(BRUSH);
  private final ObjectProperty<@Nullable ClassId> candidate = new SimpleObjectProperty<>();
  private final ObjectProperty<Optional<LeafEditor.Tool>> tool =
      new SimpleObjectProperty<>(Optional.empty());
  private Subscription itemState = Subscription.EMPTY;
  private int request;

  /** Where the explanation stands. */
  public sealed interface State {
    /** No photo with a result is chosen, or the model cannot explain. */
    record None() implements State {}

    /** Under way. */
    record Working() implements State {}

    /**
     * At hand.
     *
     * @param item the photo
     * @param explanation what the model said
     * @param editor the map of the leaf, with the corrections made so far
     * @param candidates classes whose evidence can be compared, most probable first
     */
    record Ready(
        PhotoItem item, PhotoExplanation explanation, LeafEditor editor, List<ClassId> candidates)
        implements State {}

    /**
     * Not possible.
     *
     * @param reason in words
     */
    record Failed(String reason) implements State {}
  }

  /**
   * The diseased share of the leaf as it is shown.
   *
   * @param severity empty if no leaf is delimited
   * @param corrected whether the user changed it
   */
  public record Measured(Optional<Severity> severity, boolean corrected) {
    static final Measured NOTHING = new Measured(Optional.empty(), false);
  }

  /**
   * Makes the view model.
   *
   * @param list whose chosen photo is explained
   * @param background runs the explanation
   * @param ui runs every change of a property
   */
  public ExplainViewModel(DiagnoseViewModel list, Executor background, Executor ui) {
    this.list = list;
    this.background = background;
    this.ui = ui;
    list.selectedProperty().subscribe(this::choose);
  }

  private void choose(@Nullable PhotoItem item) {
    itemState.unsubscribe();
    itemState = Subscription.EMPTY;
    tool.set(Optional.empty());
    reset();
    if (item != null) {
      itemState = item.stateProperty().subscribe(now -> follow(item, now));
    }
  }

  private void follow(PhotoItem item, PhotoState now) {
    reset();
    if (now instanceof PhotoState.Done(Diagnosis diagnosis)
        && diagnosis.failure().isEmpty()
        && list.modelProperty().get() instanceof ModelState.Ready(LoadedModel model)
        && model.explainer().isPresent()) {
      start(item, diagnosis, model.explainer().get());
    }
  }

  private void reset() {
    request++;
    state.set(new State.None());
    measured.set(Measured.NOTHING);
    candidate.set(null);
    revise();
  }

  private void start(PhotoItem item, Diagnosis diagnosis, Explainer explainer) {
    int mine = request;
    state.set(new State.Working());
    List<ClassId> candidates =
        diagnosis.outcome().candidates().stream().map(c -> c.classId()).toList();
    Optional<LeafEditor> earlier = item.correction();
    background.execute(
        () -> {
          State result = explain(item, candidates, explainer, earlier);
          ui.execute(() -> finish(mine, result));
        });
  }

  private static State explain(
      PhotoItem item, List<ClassId> candidates, Explainer explainer, Optional<LeafEditor> earlier) {
    try {
      PhotoExplanation explanation = explainer.explain(item.path());
      LeafEditor editor =
          earlier.orElseGet(() -> new LeafEditor(explanation.leaf().orElse(blank(explanation))));
      return new State.Ready(item, explanation, editor, candidates);
    } catch (PhotoException | InferenceException | RuntimeException e) {
      return new State.Failed(Objects.requireNonNullElse(e.getMessage(), e.toString()));
    }
  }

  /** A map without a leaf, for marking it by hand. */
  private static LeafMap blank(PhotoExplanation explanation) {
    int longest = Math.max(explanation.width(), explanation.height());
    double scale = Math.min(1, (double) SeverityMeter.WORKING_SIDE / longest);
    int width = Math.max(1, (int) Math.round(explanation.width() * scale));
    int height = Math.max(1, (int) Math.round(explanation.height() * scale));
    return new LeafMap(width, height, new byte[width * height]);
  }

  private void finish(int mine, State result) {
    if (mine != request) {
      return;
    }
    state.set(result);
    if (result instanceof State.Ready ready) {
      candidate.set(ready.candidates().getFirst());
      measure(ready);
    }
    revise();
  }

  /**
   * Begins a stroke at a place of the leaf's map; does nothing without a tool.
   *
   * @param x pixels of the map
   * @param y pixels of the map
   */
  public void press(double x, double y) {
    if (state.get() instanceof State.Ready ready && tool.get().isPresent()) {
      ready.editor().beginStroke();
      drag(x, y);
    }
  }

  /**
   * Goes on with the stroke.
   *
   * @param x pixels of the map
   * @param y pixels of the map
   */
  public void drag(double x, double y) {
    if (state.get() instanceof State.Ready ready && tool.get().isPresent()) {
      ready.editor().dab(tool.get().get(), x, y, brush.get());
      ready.item().correct(ready.editor());
      measure(ready);
      revise();
    }
  }

  /** Takes the last stroke back. */
  public void undo() {
    if (state.get() instanceof State.Ready ready) {
      ready.editor().undo();
      measure(ready);
      revise();
    }
  }

  /** Returns whether there is a stroke to take back. */
  public boolean canUndo() {
    return state.get() instanceof State.Ready ready && ready.editor().canUndo();
  }

  private void measure(State.Ready ready) {
    measured.set(new Measured(ready.editor().severity(), ready.editor().canUndo()));
  }

  private void revise() {
    revision.set(revision.get() + 1);
  }

  /** Returns where the explanation stands. */
  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** Returns a number that grows whenever what is drawn over the photo may have changed. */
  public ReadOnlyIntegerProperty revisionProperty() {
    return revision.getReadOnlyProperty();
  }

  /** Returns the diseased share of the leaf, with the corrections so far. */
  public ReadOnlyObjectProperty<Measured> measuredProperty() {
    return measured.getReadOnlyProperty();
  }

  /** Returns whether the evidence is drawn. */
  public BooleanProperty evidenceShownProperty() {
    return evidenceShown;
  }

  /** Returns whether outline and lesions are drawn. */
  public BooleanProperty leafShownProperty() {
    return leafShown;
  }

  /** Returns how opaque the evidence is, in [0, 1]. */
  public DoubleProperty opacityProperty() {
    return opacity;
  }

  /** Returns the brush's radius in pixels of the map. */
  public DoubleProperty brushProperty() {
    return brush;
  }

  /** Returns the class whose evidence is drawn; null for none. */
  public ObjectProperty<@Nullable ClassId> candidateProperty() {
    return candidate;
  }

  /** Returns what the brush does; empty while nothing is being corrected. */
  public ObjectProperty<Optional<LeafEditor.Tool>> toolProperty() {
    return tool;
  }
}
