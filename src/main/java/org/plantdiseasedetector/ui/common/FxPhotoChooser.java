package org.plantdiseasedetector.ui.common;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The system's own file dialogs. They open where the last one was left. */
public final class FxPhotoChooser implements PhotoChooser {

  private static final List<String> PATTERNS =
      List.of(
          "*.jpg", "*.jpeg", "*.png", "*.bmp", "*.gif", "*.tif", "*.tiff", "*.webp", "*.JPG",
          "*.JPEG", "*.PNG", "*.BMP", "*.GIF", "*.TIF", "*.TIFF", "*.WEBP");

  private final Window owner;
  private final Texts texts;
  private @Nullable File lastFolder;

  /**
   * Makes the chooser.
   *
   * @param owner the window that the dialogs belong to
   * @param texts titles
   */
  public FxPhotoChooser(Window owner, Texts texts) {
    this.owner = owner;
    this.texts = texts;
  }

  @Override
  public List<Path> chooseFiles() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(texts.get("chooser.files"));
    chooser.setInitialDirectory(existingFolder());
    chooser
        .getExtensionFilters()
        .addAll(
            new ExtensionFilter(texts.get("chooser.photos"), PATTERNS),
            new ExtensionFilter(texts.get("chooser.all"), "*.*"));
    List<File> files = chooser.showOpenMultipleDialog(owner);
    if (files == null || files.isEmpty()) {
      return List.of();
    }
    lastFolder = files.getFirst().getParentFile();
    return files.stream().map(File::toPath).toList();
  }

  @Override
  public Optional<Path> chooseFolder() {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(texts.get("chooser.folder"));
    chooser.setInitialDirectory(existingFolder());
    File folder = chooser.showDialog(owner);
    if (folder == null) {
      return Optional.empty();
    }
    lastFolder = folder;
    return Optional.of(folder.toPath());
  }

  /** A dialog refuses to open in a folder that has gone meanwhile. */
  private @Nullable File existingFolder() {
    return lastFolder != null && lastFolder.isDirectory() ? lastFolder : null;
  }
}
