package org.plantdiseasedetector.ui.picker;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.knowledge.DiseaseName;
import org.plantdiseasedetector.knowledge.DiseaseNames;

/** Finds a class while a person types. Used on the user-interface thread. */
public final class ClassPickerViewModel {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private final Collection<ClassId> known;
  private final Function<ClassId, String> words;
  private final StringProperty text = new SimpleStringProperty("");
  private final ObservableList<ClassId> found = FXCollections.observableArrayList();
  private final ReadOnlyIntegerWrapper index = new ReadOnlyIntegerWrapper(-1);
  private List<ClassId> first = List.of();

  /**
   * Makes a picker.
   *
   * @param known all classes
   * @param words everything by which a class can be found
   */
  public ClassPickerViewModel(Collection<ClassId> known, Function<ClassId, String> words) {
    this.known = List.copyOf(known);
    this.words = words;
    text.subscribe(this::search);
  }

  /**
   * Makes a picker that finds classes by disease, crop and pathogen.
   *
   * @param known all classes
   * @param names scientific names of them
   * @param className name of a class as the window shows it
   */
  public static ClassPickerViewModel of(
      Collection<ClassId> known, DiseaseNames names, Function<ClassId, String> className) {
    return new ClassPickerViewModel(
        known,
        id -> {
          DiseaseName name = names.nameOf(id);
          return String.join(
              " ", className.apply(id), name.hostScientific().orElse(""), name.cause().orElse(""));
        });
  }

  /**
   * Begins a choice.
   *
   * @param likely classes that come first
   */
  public void start(List<ClassId> likely) {
    first = List.copyOf(likely);
    text.set("");
    search("");
  }

  private void search(String typed) {
    String[] wanted = SPACE.split(fold(typed).strip());
    Set<ClassId> all = new LinkedHashSet<>(first);
    all.addAll(known);
    List<ClassId> fitting = new ArrayList<>();
    for (ClassId id : all) {
      String line = fold(words.apply(id) + " " + id);
      if (List.of(wanted).stream().allMatch(line::contains)) {
        fitting.add(id);
      }
    }
    // A class of the user's own is named by its whole id, which nobody types by accident.
    ClassId.of(typed).filter(own -> !fitting.contains(own)).ifPresent(fitting::add);
    found.setAll(fitting);
    index.set(fitting.isEmpty() ? -1 : 0);
  }

  /** Lower case, without accents, and the parts of an id as words. */
  private static String fold(String line) {
    String plain = MARKS.matcher(Normalizer.normalize(line, Normalizer.Form.NFD)).replaceAll("");
    return plain.toLowerCase(Locale.ROOT).replace('.', ' ').replace('_', ' ');
  }

  /**
   * Moves the mark.
   *
   * @param by lines down, negative for up
   */
  public void move(int by) {
    if (!found.isEmpty()) {
      index.set(Math.clamp(index.get() + by, 0, found.size() - 1));
    }
  }

  /**
   * Marks a line.
   *
   * @param line from 0
   */
  public void mark(int line) {
    index.set(line);
  }

  /** Returns the marked class; empty if none fits what was typed. */
  public Optional<ClassId> chosen() {
    return index.get() < 0 ? Optional.empty() : Optional.of(found.get(index.get()));
  }

  /** Returns what is typed. */
  public StringProperty textProperty() {
    return text;
  }

  /** Returns the classes that fit, likely ones first. */
  public ObservableList<ClassId> found() {
    return FXCollections.unmodifiableObservableList(found);
  }

  /** Returns which line is marked; -1 for none. */
  public ReadOnlyIntegerProperty indexProperty() {
    return index.getReadOnlyProperty();
  }
}
