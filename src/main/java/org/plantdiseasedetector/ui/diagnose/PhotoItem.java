package org.plantdiseasedetector.ui.diagnose;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.plantdiseasedetector.domain.Severity;
import org.plantdiseasedetector.leaf.LeafEditor;

/** One photo of the list. Its state changes on the user-interface thread only. */
public final class PhotoItem {

  private final Path path;
  private final ReadOnlyObjectWrapper<PhotoState> state =
      new ReadOnlyObjectWrapper<>(new PhotoState.Waiting());

  private Optional<LeafEditor> correction = Optional.empty();

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

  /** Returns the leaf as the user corrected it; empty if it was not corrected. */
  Optional<LeafEditor> correction() {
    return correction;
  }

  /** Returns the diseased share of the leaf as the user corrected it, if they did. */
  public Optional<Severity> correctedSeverity() {
    return correction.filter(LeafEditor::canUndo).flatMap(LeafEditor::severity);
  }

  void correct(LeafEditor editor) {
    correction = Optional.of(editor);
  }

  void become(PhotoState next) {
    state.set(next);
  }
}
