package org.plantdiseasedetector.ui.common;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.scene.image.Image;
import org.plantdiseasedetector.imaging.PhotoDecoder;
import org.plantdiseasedetector.imaging.PhotoException;

/**
 * Loads photos for the screen in the background, the latest wish first, and keeps the last ones.
 * One photo is decoded at a time, so that the diagnosis keeps the processor. Used from the
 * user-interface thread.
 */
public final class PhotoImages {

  /** Bytes that a preview reads at most; a phone photo has 3 to 15 million. */
  private static final int MAX_BYTES = 100_000_000;

  private final PhotoDecoder decoder;
  private final int maxSide;
  private final LazyLoader<Path, Image> loader;

  /**
   * How large and how many.
   *
   * @param maxSide longest side in pixels
   * @param cached number of pictures kept
   * @param pending number of wishes kept; the oldest beyond it is forgotten
   */
  public record Size(int maxSide, int cached, int pending) {}

  /**
   * Makes the loader.
   *
   * @param decoder reads untrusted bytes
   * @param background runs the decoding
   * @param ui runs the callbacks
   * @param size how large and how many
   */
  public PhotoImages(PhotoDecoder decoder, Executor background, Executor ui, Size size) {
    this.decoder = decoder;
    this.maxSide = size.maxSide();
    LazyLoader.Limits limits = new LazyLoader.Limits(1, size.cached(), size.pending());
    this.loader = new LazyLoader<>(this::load, background, ui, limits);
  }

  /**
   * Asks for a picture.
   *
   * @param photo the file
   * @param show receives the picture on the user-interface thread, at once if it is at hand; empty
   *     if the file cannot be shown; never called if later wishes pushed this one out
   */
  public void request(Path photo, Consumer<Optional<Image>> show) {
    loader.request(photo, show);
  }

  private Optional<Image> load(Path photo) {
    try {
      if (!Files.isRegularFile(photo) || Files.size(photo) > MAX_BYTES) {
        return Optional.empty();
      }
      try (InputStream in = Files.newInputStream(photo)) {
        byte[] bytes = in.readNBytes(MAX_BYTES);
        return Optional.of(RgbImages.toFx(decoder.decode(bytes, maxSide).image(), maxSide));
      }
    } catch (IOException | PhotoException | RuntimeException | OutOfMemoryError e) {
      // The diagnosis of the same file tells the user what is wrong with it.
      return Optional.empty();
    }
  }
}
