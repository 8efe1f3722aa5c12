package org.plantdiseasedetector.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The pages of the window and which of them is open. Used on the user-interface thread. */
public final class Navigation {

  private final ObservableList<Page> pages = FXCollections.observableArrayList();
  private final ObservableList<Page> pagesView = FXCollections.unmodifiableObservableList(pages);
  private final List<Supplier<Optional<String>>> guards = new ArrayList<>();
  private final ReadOnlyObjectWrapper<@Nullable Page> current = new ReadOnlyObjectWrapper<>();

  /**
   * Adds a page below the others.
   *
   * @param page the page
   * @throws IllegalArgumentException if there is one with the same id
   */
  public void add(Page page) {
    insert(pages.size(), page);
  }

  /** Adds a page above the others and opens it. */
  void addFirst(Page page) {
    insert(0, page);
    current.set(page);
  }

  private void insert(int at, Page page) {
    if (pages.stream().anyMatch(known -> known.id().equals(page.id()))) {
      throw new IllegalArgumentException("There is a page " + page.id() + " already");
    }
    pages.add(at, page);
  }

  /**
   * Opens a page.
   *
   * @param id of the page
   * @throws IllegalArgumentException if there is no such page
   */
  public void open(String id) {
    current.set(
        pages.stream()
            .filter(page -> page.id().equals(id))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("There is no page " + id)));
  }

  /**
   * Lets something be heard before the window is closed.
   *
   * @param unsaved what would be lost then, in words; empty if nothing
   */
  public void beforeClosing(Supplier<Optional<String>> unsaved) {
    guards.add(unsaved);
  }

  /** Returns what would be lost if the window was closed now, in words. */
  public List<String> unsaved() {
    return guards.stream().flatMap(guard -> guard.get().stream()).toList();
  }

  /** Returns the pages from top to bottom; unmodifiable. */
  public ObservableList<Page> pages() {
    return pagesView;
  }

  /** Returns the open page; null while there is none. */
  public ReadOnlyObjectProperty<@Nullable Page> currentProperty() {
    return current.getReadOnlyProperty();
  }
}
