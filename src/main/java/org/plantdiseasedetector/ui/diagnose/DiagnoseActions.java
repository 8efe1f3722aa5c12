package org.plantdiseasedetector.ui.diagnose;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.input.Clipboard;
import org.plantdiseasedetector.ui.common.ClipboardPhotos;
import org.plantdiseasedetector.ui.common.PhotoChooser;
import org.plantdiseasedetector.ui.common.Texts;

/** The ways by which photos come in: chosen, pasted or dropped. */
public final class DiagnoseActions {

  private final DiagnoseViewModel viewModel;
  private final PhotoChooser chooser;
  private final ClipboardPhotos clipboardPhotos;
  private final Texts texts;

  /**
   * Makes the actions.
   *
   * @param viewModel receives the photos
   * @param chooser asks for files and folders
   * @param clipboardPhotos reads what is pasted or dropped
   * @param texts words of the messages
   */
  public DiagnoseActions(
      DiagnoseViewModel viewModel,
      PhotoChooser chooser,
      ClipboardPhotos clipboardPhotos,
      Texts texts) {
    this.viewModel = viewModel;
    this.chooser = chooser;
    this.clipboardPhotos = clipboardPhotos;
    this.texts = texts;
  }

  /** Asks for photos and adds them. */
  public void openFiles() {
    addUnlessEmpty(chooser.chooseFiles());
  }

  /** Asks for a folder and adds its photos. */
  public void openFolder() {
    addUnlessEmpty(chooser.chooseFolder().stream().toList());
  }

  /** Adds what lies in the system's clipboard. */
  public void paste() {
    take(Clipboard.getSystemClipboard());
  }

  /**
   * Adds what was dropped or pasted.
   *
   * @param clipboard the dragboard of a drop, or a clipboard
   */
  public void take(Clipboard clipboard) {
    clipboardPhotos.take(clipboard, new Taker());
  }

  private void addUnlessEmpty(List<Path> paths) {
    if (!paths.isEmpty()) {
      viewModel.add(paths);
    }
  }

  private final class Taker implements ClipboardPhotos.Receiver {

    @Override
    public void photos(List<Path> paths) {
      viewModel.add(paths);
    }

    @Override
    public void nothing() {
      viewModel.tell(
          new Notice(
              texts.get("notice.nothing-pasted"), texts.get("notice.nothing-pasted.advice")));
    }

    @Override
    public void failed(String reason) {
      viewModel.tell(
          new Notice(
              texts.format("notice.paste-failed", reason),
              texts.get("notice.paste-failed.advice")));
    }
  }
}
