package org.plantdiseasedetector.ui.history;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.plantdiseasedetector.ui.shell.Navigation;

/** The way from another page to a case of the history. Used on the user-interface thread. */
public final class CaseLink {

  private final Navigation navigation;
  private final ReadOnlyObjectWrapper<Optional<Long>> wanted =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /**
   * Makes a link.
   *
   * @param navigation has the page of the history
   */
  public CaseLink(Navigation navigation) {
    this.navigation = navigation;
  }

  /**
   * Opens the page of the history and shows a case.
   *
   * @param number of the case
   */
  public void open(long number) {
    // The same case may be wanted twice in a row.
    wanted.set(Optional.empty());
    wanted.set(Optional.of(number));
    navigation.open(HistoryPage.ID);
  }

  /** Returns the case that was wanted last. */
  ReadOnlyObjectProperty<Optional<Long>> wantedProperty() {
    return wanted.getReadOnlyProperty();
  }
}
