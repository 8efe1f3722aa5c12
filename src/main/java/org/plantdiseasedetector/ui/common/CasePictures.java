package org.plantdiseasedetector.ui.common;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.scene.image.Image;
import javafx.util.Subscription;
import org.plantdiseasedetector.history.CasePhoto;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.history.PhotoRole;
import org.plantdiseasedetector.history.PlantCase;
import org.plantdiseasedetector.imaging.PhotoDecoder;
import org.plantdiseasedetector.imaging.PhotoException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pictures of saved cases for the screen, decrypted and decoded in the background. Thumbnails may
 * come from another person's laptop, so they are decoded as carefully as photos. Used from the
 * user-interface thread.
 */
public final class CasePictures {

  private static final Logger LOG = LoggerFactory.getLogger(CasePictures.class);

  /** Longest side of a small picture in pixels. */
  private static final int SMALL_SIDE = 224;

  /** A small picture takes 0.15 MB; these fill several screens. */
  private static final LazyLoader.Limits CARDS = new LazyLoader.Limits(2, 240, 240);

  private static final LazyLoader.Limits PHOTOS = new LazyLoader.Limits(1, 12, 240);
  private static final int LARGE_SIDE = 1280;

  private final PhotoDecoder decoder;
  private final LazyLoader<Long, Card> cards;
  private final LazyLoader<Key, Image> photos;
  private volatile Optional<HistoryAccess> history = Optional.empty();

  /**
   * A case as a tile shows it.
   *
   * @param of the case
   * @param picture its first photo, small; empty if it cannot be shown
   */
  public record Card(PlantCase of, Optional<Image> picture) {}

  private record Key(PlantCase of, CasePhoto photo, PhotoRole role) {}

  /**
   * Makes the loader.
   *
   * @param decoder reads untrusted bytes
   * @param background runs the loading
   * @param ui runs the callbacks
   */
  public CasePictures(PhotoDecoder decoder, Executor background, Executor ui) {
    this.decoder = decoder;
    this.cards = new LazyLoader<>(this::card, background, ui, CARDS);
    this.photos = new LazyLoader<>(this::picture, background, ui, PHOTOS);
  }

  /**
   * Forgets all pictures and shows those of another history.
   *
   * @param other lends the open history; empty when it is closed
   */
  public void use(Optional<HistoryAccess> other) {
    history = other;
    cards.clear();
    photos.clear();
  }

  /**
   * Asks for a case with its first photo.
   *
   * @param number of the case
   * @param show receives it; empty if it cannot be had
   * @return calls the wish off
   */
  public Subscription card(long number, Consumer<Optional<Card>> show) {
    return cards.request(number, show);
  }

  /**
   * Asks for a photo.
   *
   * @param of the case
   * @param photo one of its photos
   * @param role in full or small
   * @param show receives it; empty if it cannot be shown
   * @return calls the wish off
   */
  public Subscription photo(
      PlantCase of, CasePhoto photo, PhotoRole role, Consumer<Optional<Image>> show) {
    return photos.request(new Key(of, photo, role), show);
  }

  /**
   * Takes over a case with another label.
   *
   * @param changed the case
   */
  public void replace(PlantCase changed) {
    cards.replace(changed.number(), card -> new Card(changed, card.picture()));
  }

  private Optional<Card> card(long number) {
    Optional<HistoryAccess> open = history;
    if (open.isEmpty()) {
      return Optional.empty();
    }
    try {
      PlantCase of = open.get().use(h -> h.find(number));
      Key key = new Key(of, of.photos().getFirst(), PhotoRole.THUMBNAIL);
      return Optional.of(new Card(of, picture(key)));
    } catch (HistoryException gone) {
      LOG.warn("event=case_unreadable case={}", number, gone);
      return Optional.empty();
    }
  }

  private Optional<Image> picture(Key key) {
    try {
      Optional<HistoryAccess> open = history;
      if (open.isEmpty()) {
        return Optional.empty();
      }
      byte[] bytes = open.get().use(h -> h.photo(key.of(), key.photo(), key.role()));
      int side = key.role() == PhotoRole.ORIGINAL ? LARGE_SIDE : SMALL_SIDE;
      return Optional.of(RgbImages.toFx(decoder.decode(bytes, side).image(), side));
    } catch (HistoryException | PhotoException broken) {
      // The view says that there is no picture; pdd history verify says why.
      LOG.warn("event=picture_unreadable case={}", key.of().number(), broken);
      return Optional.empty();
    }
  }
}
