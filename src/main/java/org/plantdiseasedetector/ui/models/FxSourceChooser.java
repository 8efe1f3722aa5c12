package org.plantdiseasedetector.ui.models;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.plantdiseasedetector.ui.common.Texts;

/**
 * The system's own dialogs.
 *
 * @param owner the window that the dialogs belong to
 * @param texts titles
 */
public record FxSourceChooser(Window owner, Texts texts) implements SourceChooser {

  @Override
  public Optional<Path> modelFile() {
    return file(texts.get("models.chooser.file"), "*.pddmodel");
  }

  @Override
  public Optional<Path> folder() {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(texts.get("models.chooser.folder"));
    return Optional.ofNullable(chooser.showDialog(owner)).map(File::toPath);
  }

  @Override
  public Optional<Path> authorities() {
    return file(texts.get("models.chooser.authorities"), "*.*");
  }

  private Optional<Path> file(String title, String pattern) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(title, pattern));
    return Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath);
  }
}
