package org.plantdiseasedetector.imaging;

import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.domain.FailureCode;

/**
 * Collects what libjpeg warns of while a thread decodes. It goes on after damage in the middle of a
 * file and fills the rest with shifted or gray blocks; its warning is the only sign of that. JavaFX
 * passes warnings on to the platform's log, on the thread that decodes, and to nobody else.
 */
final class JpegWarnings implements AutoCloseable {

  private static final String LOGGER_NAME = "javafx.scene.image";

  /**
   * Some cameras pad the data with a few bytes, which harms nothing. Damage mostly leaves more; see
   * docs/robustness.md for what was measured.
   */
  private static final Pattern PADDING = Pattern.compile(".*\\b(\\d|1[0-6]) extraneous bytes .*");

  private static final ThreadLocal<JpegWarnings> CURRENT = new ThreadLocal<>();

  /** Held here, since the platform's log forgets loggers that nobody holds. */
  private static final Logger LOGGER = Logger.getLogger(LOGGER_NAME);

  static {
    LOGGER.setUseParentHandlers(false);
    LOGGER.addHandler(new Collector());
  }

  private @Nullable String damage;

  private JpegWarnings() {}

  /** Starts to collect the warnings of this thread, until it is closed. */
  static JpegWarnings ofThisThread() {
    JpegWarnings warnings = new JpegWarnings();
    CURRENT.set(warnings);
    return warnings;
  }

  /**
   * Checks.
   *
   * @throws PhotoException with {@link FailureCode#IMAGE_DAMAGED} if there was a warning of damage
   */
  void check() throws PhotoException {
    if (damage != null) {
      throw new PhotoException(FailureCode.IMAGE_DAMAGED, "JPEG: " + damage);
    }
  }

  @Override
  public void close() {
    CURRENT.remove();
  }

  /** Hands a warning over to the decode that runs on the same thread. */
  private static final class Collector extends Handler {

    @Override
    public void publish(LogRecord logged) {
      JpegWarnings current = CURRENT.get();
      String message = String.valueOf(logged.getMessage());
      if (current != null && !PADDING.matcher(message).matches()) {
        current.damage = message;
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
