package org.plantdiseasedetector.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.plantdiseasedetector.ui.review.Reviewers;
import org.plantdiseasedetector.vault.DurableFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The reviewer's name in a text file of the data folder. It is not encrypted: it is offered before
 * and apart from any case, and says no more than the name of the user's account.
 *
 * @param file its place; need not exist
 */
record ReviewerFile(Path file) implements Reviewers {

  private static final Logger LOG = LoggerFactory.getLogger(ReviewerFile.class);
  private static final int MOST_BYTES = 400;
  private static final int MOST_NAME = 100;

  @Override
  public Optional<String> remembered() {
    try {
      if (!Files.isRegularFile(file)) {
        return Optional.empty();
      }
      String name =
          Files.size(file) > MOST_BYTES
              ? ""
              : Files.readString(file, StandardCharsets.UTF_8).strip();
      if (isName(name)) {
        return Optional.of(name);
      }
      setAside("no name");
    } catch (IOException unreadable) {
      setAside(String.valueOf(unreadable.getMessage()));
    }
    return Optional.empty();
  }

  private static boolean isName(String name) {
    return !name.isEmpty()
        && name.length() <= MOST_NAME
        && name.codePoints().noneMatch(Character::isISOControl);
  }

  /** A file that is no name is kept, and the person is asked again. */
  private void setAside(String reason) {
    LOG.warn("event=reviewer_damaged file={} reason={}", file, reason);
    try {
      Path aside = file.resolveSibling(file.getFileName() + ".damaged");
      if (!Files.exists(aside)) {
        Files.move(file, aside);
      }
    } catch (IOException stuck) {
      LOG.warn("event=reviewer_stuck file={} reason={}", file, stuck.getMessage());
    }
  }

  @Override
  public void remember(String name) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    DurableFile.write(file, name.getBytes(StandardCharsets.UTF_8));
  }
}
