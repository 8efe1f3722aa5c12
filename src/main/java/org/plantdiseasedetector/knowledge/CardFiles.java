package org.plantdiseasedetector.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the files of a set of cards lie. */
@FunctionalInterface
interface CardFiles {

  /** Four times the size of the longest shipped file. */
  int MAX_BYTES = 1 << 20;

  /** Opens a file by its plain name; empty if there is none. */
  Optional<InputStream> open(String name) throws IOException;

  /** The cards that came with the app. */
  static CardFiles shipped() {
    return name -> Optional.ofNullable(CardFiles.class.getResourceAsStream("cards/" + name));
  }

  /** The cards in a folder. */
  static CardFiles in(Path folder) {
    return name -> {
      Path file = folder.resolve(name);
      return Files.isRegularFile(file) ? Optional.of(Files.newInputStream(file)) : Optional.empty();
    };
  }

  /**
   * Reads a file.
   *
   * @return its text; empty if there is none
   * @throws IllegalArgumentException if it is too large, not UTF-8 or cannot be read
   */
  default Optional<String> text(String name) {
    try {
      Optional<InputStream> found = open(name);
      return found.isEmpty() ? Optional.empty() : Optional.of(text(name, found.get()));
    } catch (IOException e) {
      throw new IllegalArgumentException(name + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static String text(String name, InputStream opened) throws IOException {
    try (InputStream in = opened) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new IllegalArgumentException(name + " is larger than " + MAX_BYTES + " bytes");
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(name + " is not in UTF-8", e);
    }
  }
}
