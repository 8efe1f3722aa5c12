package org.plantdiseasedetector.ui.testkit;

import java.nio.file.Path;
import java.util.Optional;
import org.plantdiseasedetector.ui.common.SaveChooser;

/** A user who changes their mind in every dialog. */
public record NoChooser() implements SaveChooser {

  @Override
  public Optional<Path> file(String title, String name) {
    return Optional.empty();
  }

  @Override
  public Optional<Path> folder(String title) {
    return Optional.empty();
  }

  @Override
  public Optional<Path> existing(String title, String kind, String pattern) {
    return Optional.empty();
  }
}
