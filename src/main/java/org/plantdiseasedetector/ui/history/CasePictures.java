package org.plantdiseasedetector.ui.history;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.history.CasePhoto;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.history.PhotoRole;
import org.plantdiseasedetector.history.PlantCase;
import org.plantdiseasedetector.imaging.PhotoDecoder;
import org.plantdiseasedetector.imaging.PhotoException;
import org.plantdiseasedetector.ui.common.RgbImages;
import org.plantdiseasedetector.ui.vault.VaultState;
import org.plantdiseasedetector.ui.vault.VaultViewModel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decrypts pictures of cases for the screen, one at a time, the latest wish first, and keeps the
 * last ones in memory until the history is locked. Used on the user-interface thread.
 */
public final class CasePictures {

  private static final Logger LOG = LoggerFactory.getLogger(CasePictures.class);

  private final VaultViewModel vault;
  private final PhotoDecoder decoder;
  private final Executor background;
  private final Executor ui;
  private final Size size;
  private final Deque<Wish> wishes = new ArrayDeque<>();
  private final Map<Key, Optional<Image>> cache;
  private boolean busy;
  private int opening;

  /**
   * Which pictures and how many.
   *
   * @param role original or thumbnail
   * @param maxSide longest side in pixels
   * @param cached number of pictures kept
   * @param pending number of wishes kept; the oldest beyond it is forgotten
   */
  public record Size(PhotoRole role, int maxSide, int cached, int pending) {}

  private record Key(long number, int index) {}

  private record Wish(Key key, Consumer<Optional<Image>> show) {}

  /**
   * Makes the loader.
   *
   * @param vault the history
   * @param decoder reads untrusted bytes: the history keeps photos as they came
   * @param background runs decrypting and decoding
   * @param ui runs the callbacks
   * @param size which pictures and how many
   */
  public CasePictures(
      VaultViewModel vault, PhotoDecoder decoder, Executor background, Executor ui, Size size) {
    this.vault = vault;
    this.decoder = decoder;
    this.background = background;
    this.ui = ui;
    this.size = size;
    this.cache =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<Key, Optional<Image>> eldest) {
            return size() > size.cached();
          }
        };
    vault.stateProperty().subscribe(this::vaultChanged);
  }

  private void vaultChanged(VaultState state) {
    if (!(state instanceof VaultState.Open)) {
      opening++;
      wishes.clear();
      cache.clear();
    }
  }

  /**
   * Asks for a picture.
   *
   * @param number of the case
   * @param index of the photo within the case, from 0
   * @param show receives the picture on the user-interface thread, at once if it is at hand; empty
   *     if it cannot be shown; never called if later wishes pushed this one out or the history was
   *     locked
   */
  public void request(long number, int index, Consumer<Optional<Image>> show) {
    Key key = new Key(number, index);
    Optional<Image> known = cache.get(key);
    if (known != null) {
      show.accept(known);
      return;
    }
    wishes.addFirst(new Wish(key, show));
    if (wishes.size() > size.pending()) {
      wishes.removeLast();
    }
    next();
  }

  private void next() {
    Wish wish = busy ? null : wishes.pollFirst();
    if (wish == null) {
      return;
    }
    Optional<Image> known = cache.get(wish.key());
    if (known != null) {
      wish.show().accept(known);
      next();
      return;
    }
    busy = true;
    int mine = opening;
    background.execute(
        () -> {
          Optional<Image> image = Optional.ofNullable(load(wish.key()));
          ui.execute(() -> finish(wish, image, mine));
        });
  }

  private void finish(Wish wish, Optional<Image> image, int mine) {
    busy = false;
    if (mine == opening && vault.isOpen()) {
      cache.put(wish.key(), image);
      wish.show().accept(image);
    }
    next();
  }

  private @Nullable Image load(Key key) {
    try {
      byte[] bytes =
          vault
              .book()
              .use(
                  history -> {
                    PlantCase of = history.find(key.number());
                    CasePhoto photo = of.photos().get(key.index());
                    return history.photo(of, photo, size.role());
                  });
      return RgbImages.toFx(decoder.decode(bytes, size.maxSide()).image(), size.maxSide());
    } catch (HistoryException | IOException | PhotoException unreadable) {
      LOG.warn("event=picture_unreadable case={}", key.number(), unreadable);
      return null;
    } catch (RuntimeException | OutOfMemoryError unexpected) {
      LOG.error("event=picture_failed case={}", key.number(), unexpected);
      return null;
    }
  }
}
