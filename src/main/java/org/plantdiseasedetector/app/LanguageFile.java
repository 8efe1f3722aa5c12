package org.plantdiseasedetector.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.plantdiseasedetector.ui.common.WindowLanguage;
import org.plantdiseasedetector.ui.shell.ChosenLanguage;
import org.plantdiseasedetector.vault.DurableFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The language of the window in a text file of the data folder: one tag, such as {@code es}.
 *
 * @param file its place; need not exist
 */
record LanguageFile(Path file) implements ChosenLanguage {

  /** Its name in the data folder. */
  static final String NAME = "language.txt";

  private static final Logger LOG = LoggerFactory.getLogger(LanguageFile.class);
  private static final int MOST_BYTES = 100;

  /**
   * Returns what the window speaks.
   *
   * @param environment names a language for this start only, the data folder and the system
   */
  static Locale locale(Environment environment) {
    Path data = environment.dataDirectory(Optional.empty());
    return WindowLanguage.choose(
        environment
            .language()
            .flatMap(WindowLanguage::of)
            .or(() -> new LanguageFile(data.resolve(NAME)).read()),
        Locale.getDefault());
  }

  @Override
  public Optional<Locale> read() {
    try {
      if (!Files.isRegularFile(file)) {
        return Optional.empty();
      }
      byte[] content = DurableFile.read(file, MOST_BYTES);
      Optional<Locale> language = WindowLanguage.of(new String(content, StandardCharsets.UTF_8));
      if (language.isEmpty()) {
        LOG.warn("event=language_unknown file={}", file);
      }
      return language;
    } catch (IOException unreadable) {
      LOG.warn("event=language_unreadable file={} reason={}", file, unreadable.getMessage());
      return Optional.empty();
    }
  }

  @Override
  public void write(Optional<Locale> language) throws IOException {
    if (language.isEmpty()) {
      Files.deleteIfExists(file);
      return;
    }
    Files.createDirectories(file.toAbsolutePath().getParent());
    DurableFile.write(file, language.get().toLanguageTag().getBytes(StandardCharsets.UTF_8));
  }
}
