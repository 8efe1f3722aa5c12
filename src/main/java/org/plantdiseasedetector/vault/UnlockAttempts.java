package org.plantdiseasedetector.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Counts wrong passphrases in a file and makes the next try wait. This slows down somebody at the
 * keyboard; whoever can copy or delete files is held up by Argon2id alone.
 *
 * <p>A try is written down as failed before the passphrase is tested, so that ending the process
 * gains nothing. Where the clock was moved back, the wait begins anew; a damaged file counts as the
 * longest wait. Used by one process at a time.
 */
final class UnlockAttempts {

  /** Name of the file. */
  static final String FILE = "unlock-attempts.json";

  private static final String FORMAT = "pdd-unlock-attempts";
  private static final int MOST_BYTES = 1024;

  /** Typing errors are common: the first wrong tries cost nothing. */
  private static final int FREE = 3;

  private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
  private static final int DOUBLINGS = 8;

  private final Path file;
  private final Clock clock;

  UnlockAttempts(Path folder, Clock clock) {
    this.file = folder.resolve(FILE);
    this.clock = clock;
  }

  private record State(long failures, Instant last) {}

  /**
   * Announces a try.
   *
   * @throws VaultException if it has to wait, or cannot be written down
   */
  void begin() throws VaultException {
    try {
      State state = read();
      Instant now = clock.instant();
      if (now.isBefore(state.last())) {
        state = new State(state.failures(), now);
        write(state);
      }
      Duration left = left(state, now);
      if (left.isPositive()) {
        throw new VaultException(
            VaultException.Reason.TOO_SOON,
            "After %d wrong tries the next one is possible in %s. Nothing was changed."
                .formatted(state.failures(), words(left)));
      }
      write(new State(state.failures() + 1, now));
    } catch (IOException refused) {
      throw unwritable(refused);
    }
  }

  private VaultException unwritable(IOException refused) {
    return new VaultException(
        VaultException.Reason.INPUT_OUTPUT,
        "%s cannot be written: %s. The history needs a folder that can be written; check its"
                .formatted(file, refused.getMessage())
            + " rights and the disk's free space.",
        refused);
  }

  /** Returns how long the next try has to wait; zero if it need not. */
  Duration left() throws VaultException {
    try {
      State state = read();
      Instant now = clock.instant();
      Duration left = now.isBefore(state.last()) ? waitAfter(state.failures()) : left(state, now);
      return left.isPositive() ? left : Duration.ZERO;
    } catch (IOException refused) {
      throw unwritable(refused);
    }
  }

  private static Duration left(State state, Instant now) {
    return Duration.between(now, state.last().plus(waitAfter(state.failures())));
  }

  /**
   * Forgets the tries after a right passphrase.
   *
   * @return how many were wrong since the last right one
   * @throws VaultException if the file cannot be changed
   */
  int succeeded() throws VaultException {
    try {
      long wrong = read().failures() - 1;
      Files.deleteIfExists(file);
      return Math.toIntExact(Math.clamp(wrong, 0, Integer.MAX_VALUE));
    } catch (IOException refused) {
      throw new VaultException(
          VaultException.Reason.INPUT_OUTPUT,
          file + " cannot be deleted: " + refused.getMessage() + ". Check the folder's rights.",
          refused);
    }
  }

  private State read() throws IOException {
    try {
      ObjectNode node = CanonicalJson.parse(DurableFile.read(file, MOST_BYTES), FORMAT);
      return new State(
          Math.max(0, CanonicalJson.number(node, "failures")),
          Instant.parse(CanonicalJson.text(node, "last")));
    } catch (NoSuchFileException none) {
      return new State(0, Instant.EPOCH);
    } catch (IllegalArgumentException | DateTimeException damaged) {
      State longest = new State(FREE + DOUBLINGS, clock.instant());
      write(longest);
      return longest;
    }
  }

  private void write(State state) throws IOException {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("format", FORMAT).put("version", 1);
    node.put("failures", state.failures()).put("last", state.last().toString());
    DurableFile.write(file, CanonicalJson.render(node));
  }

  private static Duration waitAfter(long failures) {
    if (failures < FREE) {
      return Duration.ZERO;
    }
    Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(failures - FREE, DOUBLINGS));
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  private static String words(Duration left) {
    long seconds = left.plusMillis(999).toSeconds();
    return seconds < 60 ? seconds + " s" : (seconds + 59) / 60 + " min";
  }
}
