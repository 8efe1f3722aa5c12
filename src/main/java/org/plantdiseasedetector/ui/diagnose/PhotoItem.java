package org.plantdiseasedetector.ui.diagnose;

import java.nio.file.Path;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** One photo of the list. Its state changes on the user-interface thread only. */
public final class PhotoItem {

  private final Path path;
  private final ReadOnlyObjectWrapper<PhotoState> state =
      new ReadOnlyObjectWrapper<>(new PhotoState.Waiting());

  PhotoItem(Path path) {
    this.path = path;
  }

  /** Returns the file. */
  public Path path() {
    return path;
  }

  /** Returns the file name without its folder. */
  public String name() {
    return Objects.requireNonNullElse(path.getFileName(), path).toString();
  }

  /** Returns where the photo stands. */
  public PhotoState state() {
    return state.get();
  }

  /** Returns where the photo stands, to observe. */
  public ReadOnlyObjectProperty<PhotoState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  void become(PhotoState next) {
    state.set(next);
  }
}
