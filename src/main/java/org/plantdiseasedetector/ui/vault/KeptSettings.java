package org.plantdiseasedetector.ui.vault;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.plantdiseasedetector.casebook.WindowSettings;
import org.plantdiseasedetector.casebook.WindowSettingsFile;

/** The settings as they are now; every change is written in the background. */
final class KeptSettings {

  private final WindowSettingsFile file;
  private final Executor background;
  private final Consumer<IOException> failed;
  private volatile WindowSettings newest = WindowSettings.STANDARD;
  private final ReadOnlyObjectWrapper<WindowSettings> now =
      new ReadOnlyObjectWrapper<>(WindowSettings.STANDARD);

  /** Makes the standard settings; {@code failed} is called in the background. */
  KeptSettings(WindowSettingsFile file, Executor background, Consumer<IOException> failed) {
    this.file = file;
    this.background = background;
    this.failed = failed;
  }

  WindowSettings get() {
    return now.get();
  }

  ReadOnlyObjectProperty<WindowSettings> property() {
    return now.getReadOnlyProperty();
  }

  /** Takes over what was read. */
  void show(WindowSettings read) {
    now.set(read);
  }

  void noHistory(boolean declined) {
    keep(new WindowSettings(declined, get().autoLockMinutes(), get().autoSave()));
  }

  void lockAfter(int minutes) {
    keep(new WindowSettings(get().noHistory(), minutes, get().autoSave()));
  }

  void saveAll(boolean on) {
    keep(new WindowSettings(get().noHistory(), get().autoLockMinutes(), on));
  }

  private void keep(WindowSettings changed) {
    now.set(changed);
    newest = changed;
    background.execute(this::write);
  }

  /** Two changes in a row may get here in any order: each writes the newest. */
  private synchronized void write() {
    try {
      file.write(newest);
    } catch (IOException refused) {
      failed.accept(refused);
    }
  }
}
