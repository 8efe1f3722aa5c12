package org.plantdiseasedetector.ui.models;

import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.plantdiseasedetector.evaluation.EvaluationException;
import org.plantdiseasedetector.evaluation.MeasuredTrust;
import org.plantdiseasedetector.knowledge.DiseaseNames;
import org.plantdiseasedetector.ui.common.Texts;

/**
 * How sure the loaded model is. Every method is called on the user-interface thread; the figures
 * are read on the background executor.
 */
public final class ModelDetailsViewModel {

  private final Executor background;
  private final Executor ui;
  private final TrustWords words;
  private final ReadOnlyObjectWrapper<State> state =
      new ReadOnlyObjectWrapper<>(new State.Working());

  /** Where the figures stand. */
  public sealed interface State {
    /** Being read. */
    record Working() implements State {}

    /**
     * At hand.
     *
     * @param details what is shown
     */
    record Ready(ModelDetails details) implements State {}

    /**
     * Not at hand.
     *
     * @param reason what happened, to which file, what to do
     */
    record Failed(String reason) implements State {}
  }

  /** Reads the figures of a model. */
  @FunctionalInterface
  public interface Source {
    /**
     * Reads them; takes a moment.
     *
     * @throws EvaluationException if there are none
     */
    MeasuredTrust read() throws EvaluationException;
  }

  /**
   * Makes the view model, which shows nothing yet.
   *
   * @param background runs the reading
   * @param ui runs every change of a property
   * @param texts words of the window
   * @param names names of the crops
   * @param locale for numbers
   */
  public ModelDetailsViewModel(
      Executor background, Executor ui, Texts texts, DiseaseNames names, Locale locale) {
    this.background = background;
    this.ui = ui;
    this.words = new TrustWords(texts, names, locale);
  }

  /**
   * Reads the figures.
   *
   * @param source called in the background
   */
  public void show(Source source) {
    state.set(new State.Working());
    background.execute(
        () -> {
          State result = read(source);
          ui.execute(() -> state.set(result));
        });
  }

  private State read(Source source) {
    try {
      return new State.Ready(words.details(source.read()));
    } catch (EvaluationException | RuntimeException e) {
      return new State.Failed(Objects.requireNonNullElse(e.getMessage(), e.toString()));
    }
  }

  /** Returns where the figures stand. */
  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }
}
