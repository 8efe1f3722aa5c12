package org.plantdiseasedetector.ui.models;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.update.UpdateException;
import org.plantdiseasedetector.update.archive.ArchiveRefusedException;
import org.plantdiseasedetector.update.tuf.TufException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says what went wrong with a model.
 *
 * @param texts words of the window
 * @param offers writes dates
 */
record ModelFailures(Texts texts, OfferWords offers) {

  private static final Logger LOG = LoggerFactory.getLogger(ModelFailures.class);

  /** Does the work and returns what went wrong, if anything. */
  Optional<String> of(StoppableWork started, StoppableWork.Work job, InstantSource clock) {
    try {
      started.run(job);
      return Optional.empty();
    } catch (Exception failed) {
      LOG.warn("event=models_page_failed", failed);
      return Optional.of(words(failed, clock.instant()));
    }
  }

  private String words(Exception failure, Instant now) {
    return switch (failure) {
      case CancellationException stopped -> texts.get("models.stopped");
      case TufException refused when refused.reason() == TufException.Reason.EXPIRED ->
          texts.format("models.expired", refused.getMessage(), offers.date(now));
      case TufException refused ->
          texts.format("models.not-genuine", refused.getMessage(), refused.step());
      case UpdateException refused -> refused.getMessage();
      case HistoryException refused -> String.valueOf(refused.getMessage());
      case ArchiveRefusedException refused ->
          texts.format("models.archive", String.valueOf(refused.getMessage()));
      case FileSystemException broken ->
          texts.format(
              "models.file", String.valueOf(broken.getFile()), broken.getClass().getSimpleName());
      case IOException broken -> texts.format("models.broken", String.valueOf(broken.getMessage()));
      default -> texts.format("models.broken", failure.toString());
    };
  }
}
