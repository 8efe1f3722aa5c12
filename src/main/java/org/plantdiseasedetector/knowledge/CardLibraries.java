package org.plantdiseasedetector.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the cards to use: those of the app, or newer ones that came with a model. */
public final class CardLibraries {

  /** Name of the folder in a bundle that may hold cards. */
  public static final String FOLDER = "cards";

  /**
   * What was found.
   *
   * @param library the cards to use
   * @param problem why the cards of the bundle are not used, if they are damaged; names the folder
   */
  public record Found(CardLibrary library, Optional<String> problem) {}

  private CardLibraries() {}

  /**
   * Reads the cards that came with the app.
   *
   * @throws UncheckedIOException if they are damaged, which means a broken installation
   */
  public static CardLibrary shipped() {
    try {
      return CardReader.read(CardFiles.shipped())
          .orElseThrow(() -> new UncheckedIOException(new IOException("No disease cards")));
    } catch (CardException e) {
      throw new UncheckedIOException(new IOException("Damaged disease cards", e));
    }
  }

  /**
   * Reads the cards of the app and those of a bundle. Where both have a card of a class, the higher
   * edition wins, and the app's where they are equal. A damaged set in the bundle is left out as a
   * whole and reported.
   *
   * @param bundle folder of the model in use; it need not hold cards
   * @throws UncheckedIOException if the app's own cards are damaged
   */
  public static Found load(Path bundle) {
    CardLibrary own = shipped();
    Path folder = bundle.resolve(FOLDER);
    try {
      return new Found(
          CardReader.read(CardFiles.in(folder)).map(own::with).orElse(own), Optional.empty());
    } catch (CardException e) {
      return new Found(
          own,
          Optional.of(
              ("The disease cards in %s are damaged; those of the app are used instead."
                      + " Install the model again. %s")
                  .formatted(folder, e.getMessage())));
    }
  }
}
