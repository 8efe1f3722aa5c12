package org.plantdiseasedetector.ui.diseases;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.knowledge.CardSearch;
import org.plantdiseasedetector.knowledge.CardSheet;
import org.plantdiseasedetector.knowledge.DiseaseCard;
import org.plantdiseasedetector.knowledge.Knowledge;

/**
 * The disease cards, searched and read in a chosen language. Every method is called on the
 * user-interface thread and returns at once; cards are read in the background.
 */
public final class DiseasesViewModel {

  private final Dependencies use;
  private final ReadOnlyObjectWrapper<State> state =
      new ReadOnlyObjectWrapper<>(new State.Unread());
  private final StringProperty query = new SimpleStringProperty("");
  private final ObjectProperty<Locale> language = new SimpleObjectProperty<>(Locale.ENGLISH);
  private final ObjectProperty<@Nullable ClassId> selected = new SimpleObjectProperty<>();
  private final ReadOnlyObjectWrapper<Optional<CardSheet>> sheet =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObservableList<DiseaseCard> results = FXCollections.observableArrayList();
  private final ObservableList<DiseaseCard> resultsView =
      FXCollections.unmodifiableObservableList(results);
  private Runnable opener = () -> {};
  private int searches;

  /**
   * What the view model works with.
   *
   * @param loader reads the cards; called in the background
   * @param background runs long work
   * @param ui runs every change of a property, in order
   * @param system language of the system, which the cards are shown in if they can
   */
  public record Dependencies(
      Callable<Knowledge> loader, Executor background, Executor ui, Locale system) {}

  /** Where the cards stand. */
  public sealed interface State {
    /** Nobody asked for them yet, or they are being read. */
    record Unread() implements State {}

    /**
     * They can be shown.
     *
     * @param knowledge the cards
     * @param search in the chosen language
     */
    record Ready(Knowledge knowledge, CardSearch search) implements State {}

    /**
     * They could not be read.
     *
     * @param reason what happened
     */
    record Failed(String reason) implements State {}
  }

  /**
   * A few lines about a class beside a diagnosis.
   *
   * @param classId the class
   * @param title its name
   * @param text what to know first
   */
  public record Teaser(ClassId classId, String title, String text) {}

  /**
   * Makes a view model that reads nothing before {@link #load} is called.
   *
   * @param use what it works with
   */
  public DiseasesViewModel(Dependencies use) {
    this.use = use;
    query.subscribe(words -> search());
    selected.subscribe(id -> showSelected());
    language.subscribe((before, now) -> prepare());
  }

  /** Reads the cards, unless that was done already. */
  public void load() {
    if (searches == 0) {
      searches++;
      use.background().execute(this::read);
    }
  }

  private void read() {
    try {
      Knowledge knowledge = use.loader().call();
      Locale wanted = Locale.of(use.system().getLanguage());
      Locale first = knowledge.cards().languages().contains(wanted) ? wanted : Locale.ENGLISH;
      CardSearch search = new CardSearch(knowledge.cards().cards(first));
      use.ui()
          .execute(
              () -> {
                language.set(first);
                ready(knowledge, search);
              });
    } catch (Exception e) {
      String reason = String.valueOf(e.getMessage());
      use.ui().execute(() -> state.set(new State.Failed(reason)));
    }
  }

  private void prepare() {
    if (state.get() instanceof State.Ready(Knowledge knowledge, CardSearch old)) {
      Locale wanted = language.get();
      int number = ++searches;
      use.background()
          .execute(
              () -> {
                CardSearch search = new CardSearch(knowledge.cards().cards(wanted));
                use.ui()
                    .execute(
                        () -> {
                          if (number == searches) {
                            ready(knowledge, search);
                          }
                        });
              });
    }
  }

  private void ready(Knowledge knowledge, CardSearch search) {
    state.set(new State.Ready(knowledge, search));
    search();
    showSelected();
  }

  private void search() {
    if (state.get() instanceof State.Ready ready) {
      ClassId kept = selected.get();
      results.setAll(ready.search().find(query.get()));
      boolean isAll = query.get().isBlank();
      if (isAll && results.stream().anyMatch(card -> card.classId().equals(kept))) {
        selected.set(kept);
      } else if (!results.isEmpty()) {
        selected.set(results.getFirst().classId());
      }
    }
  }

  private void showSelected() {
    ClassId id = selected.get();
    sheet.set(
        state.get() instanceof State.Ready ready && id != null
            ? ready.knowledge().sheet(id, language.get())
            : Optional.empty());
  }

  /**
   * Shows the card of a class and opens the page.
   *
   * @param id a class
   */
  public void open(ClassId id) {
    load();
    selected.set(id);
    query.set("");
    opener.run();
  }

  /**
   * Sets what opens the page.
   *
   * @param action called by {@link #open}
   */
  public void onOpen(Runnable action) {
    opener = action;
  }

  /**
   * Says the most important about the classes of a diagnosis.
   *
   * @param classes the diagnosed class, or all that cannot be told apart, most probable first
   * @return for one class its summary; for several the first one's summary and how to tell the
   *     others from it, as far as its card says so; empty while the cards are not read
   */
  public List<Teaser> teasers(List<ClassId> classes) {
    List<Teaser> teasers = new ArrayList<>();
    if (!classes.isEmpty() && state.get() instanceof State.Ready ready) {
      ready
          .knowledge()
          .cards()
          .card(classes.getFirst(), language.get())
          .ifPresent(
              card -> {
                teasers.add(new Teaser(card.classId(), card.name(), card.summary()));
                card.lookAlikes().stream()
                    .filter(other -> other.classId().filter(classes::contains).isPresent())
                    .forEach(other -> teasers.add(teaser(other)));
              });
    }
    return teasers;
  }

  private static Teaser teaser(DiseaseCard.LookAlike other) {
    return new Teaser(other.classId().orElseThrow(), other.name(), other.difference());
  }

  /** Returns where the cards stand. */
  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** Returns the words to search for. */
  public StringProperty queryProperty() {
    return query;
  }

  /** Returns the language of the cards. */
  public ObjectProperty<Locale> languageProperty() {
    return language;
  }

  /** Returns the class whose card is shown. */
  public ObjectProperty<@Nullable ClassId> selectedProperty() {
    return selected;
  }

  /** Returns the shown card; empty if there is none. */
  public ReadOnlyObjectProperty<Optional<CardSheet>> sheetProperty() {
    return sheet.getReadOnlyProperty();
  }

  /** Returns what was found, best first; unmodifiable. */
  public ObservableList<DiseaseCard> results() {
    return resultsView;
  }
}
