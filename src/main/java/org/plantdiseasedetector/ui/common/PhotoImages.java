package org.plantdiseasedetector.ui.common;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;
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
  private final Executor background;
  private final Executor ui;
  private final Size size;
  private final Deque<Request> wishes = new ArrayDeque<>();
  private final Map<Path, Optional<Image>> cache;
  private boolean busy;

  /**
   * How large and how many.
   *
   * @param maxSide longest side in pixels
   * @param cached number of pictures kept
   * @param pending number of wishes kept; the oldest beyond it is forgotten
   */
  public record Size(int maxSide, int cached, int pending) {}

  private record Request(Path photo, Consumer<Optional<Image>> show) {}

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
    this.background = background;
    this.ui = ui;
    this.size = size;
    this.cache =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<Path, Optional<Image>> eldest) {
            return size() > size.cached();
          }
        };
  }

  /**
   * Asks for a picture.
   *
   * @param photo the file
   * @param show receives the picture on the user-interface thread, at once if it is at hand; empty
   *     if the file cannot be shown; never called if later wishes pushed this one out
   */
  public void request(Path photo, Consumer<Optional<Image>> show) {
    Optional<Image> known = cache.get(photo);
    if (known != null) {
      show.accept(known);
      return;
    }
    wishes.addFirst(new Request(photo, show));
    if (wishes.size() > size.pending()) {
      wishes.removeLast();
    }
    next();
  }

  private void next() {
    Request request = busy ? null : wishes.pollFirst();
    if (request == null) {
      return;
    }
    Optional<Image> known = cache.get(request.photo());
    if (known != null) {
      request.show().accept(known);
      next();
      return;
    }
    busy = true;
    background.execute(
        () -> {
          Optional<Image> image = Optional.ofNullable(load(request.photo()));
          ui.execute(() -> finish(request, image));
        });
  }

  private void finish(Request request, Optional<Image> image) {
    busy = false;
    cache.put(request.photo(), image);
    request.show().accept(image);
    next();
  }

  private @Nullable Image load(Path photo) {
    try {
      if (!Files.isRegularFile(photo) || Files.size(photo) > MAX_BYTES) {
        return null;
      }
      try (InputStream in = Files.newInputStream(photo)) {
        byte[] bytes = in.readNBytes(MAX_BYTES);
        return RgbImages.toFx(decoder.decode(bytes, size.maxSide()).image(), size.maxSide());
      }
    } catch (IOException | PhotoException | RuntimeException | OutOfMemoryError e) {
      // The diagnosis of the same file tells the user what is wrong with it.
      return null;
    }
  }
}
