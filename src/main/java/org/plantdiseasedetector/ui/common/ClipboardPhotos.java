package org.plantdiseasedetector.ui.common;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javax.imageio.ImageIO;

/**
 * Takes photos out of the clipboard or of a drop: files as they are, a picture as a new PNG file.
 * Used from the user-interface thread.
 */
public final class ClipboardPhotos {

  private final Path folder;
  private final Executor background;
  private final Executor ui;

  /**
   * Makes the reader.
   *
   * @param folder where pasted pictures are written; made when needed
   * @param background writes files
   * @param ui runs the callbacks
   */
  public ClipboardPhotos(Path folder, Executor background, Executor ui) {
    this.folder = folder;
    this.background = background;
    this.ui = ui;
  }

  /** Receives what was found. */
  public interface Receiver {
    /**
     * Photos or folders were found.
     *
     * @param paths at least one
     */
    void photos(List<Path> paths);

    /** There is neither a file nor a picture. */
    void nothing();

    /**
     * The picture could not be written.
     *
     * @param reason in words
     */
    void failed(String reason);
  }

  /**
   * Tells whether there is something to take.
   *
   * @param clipboard the clipboard or what is being dragged
   * @return true for files or a picture
   */
  public static boolean accepts(Clipboard clipboard) {
    return clipboard.hasFiles() || clipboard.hasImage();
  }

  /**
   * Takes the files or the picture.
   *
   * @param clipboard the clipboard or what was dropped
   * @param receiver told on the user-interface thread
   */
  public void take(Clipboard clipboard, Receiver receiver) {
    List<File> files = clipboard.getFiles();
    Image image = clipboard.getImage();
    if (files != null && !files.isEmpty()) {
      receiver.photos(files.stream().map(File::toPath).toList());
    } else if (image != null && image.getWidth() >= 1) {
      BufferedImage pixels = SwingFXUtils.fromFXImage(image, null);
      background.execute(() -> save(pixels, receiver));
    } else {
      receiver.nothing();
    }
  }

  private void save(BufferedImage pixels, Receiver receiver) {
    try {
      Files.createDirectories(folder);
      Path partial = Files.createTempFile(folder, "pasted-", ".part");
      ImageIO.write(pixels, "png", partial.toFile());
      Path photo = partial.resolveSibling(partial.getFileName().toString().replace("part", "png"));
      Files.move(partial, photo, StandardCopyOption.ATOMIC_MOVE);
      ui.execute(() -> receiver.photos(List.of(photo)));
    } catch (IOException e) {
      ui.execute(() -> receiver.failed(String.valueOf(e.getMessage())));
    }
  }
}
