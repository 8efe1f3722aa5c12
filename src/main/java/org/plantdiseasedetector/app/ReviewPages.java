package org.plantdiseasedetector.app;

import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.plantdiseasedetector.imaging.PhotoDecoder;
import org.plantdiseasedetector.knowledge.DiseaseNames;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.ui.diagnose.ResultPresenter;
import org.plantdiseasedetector.ui.review.ReviewPage;
import org.plantdiseasedetector.ui.review.ReviewViewModel;
import org.plantdiseasedetector.ui.review.ReviewWords;
import org.plantdiseasedetector.ui.shell.Page;
import org.plantdiseasedetector.ui.timeline.TimelinePage;
import org.plantdiseasedetector.ui.vault.VaultGate;
import org.plantdiseasedetector.ui.vault.VaultViewModel;

/**
 * Wires the pages for the review and for the timeline.
 *
 * @param environment names the data folder and the user
 * @param vault the history
 * @param gate what the locked history needs
 * @param background runs long work
 * @param ui runs every change of a property, in order
 * @param decoder reads photos
 */
record ReviewPages(
    Environment environment,
    VaultViewModel vault,
    VaultGate.Parts gate,
    Executor background,
    Executor ui,
    PhotoDecoder decoder) {

  /** Makes the review page. */
  Page review(DiseaseNames names) {
    ReviewerFile reviewers =
        new ReviewerFile(environment.dataDirectory(Optional.empty()).resolve("reviewer.txt"));
    return ReviewPage.of(
        new ReviewPage.Parts(
            vault,
            gate,
            new ReviewViewModel.Dependencies(
                background,
                Threads.fixed(1, "label"),
                ui,
                InstantSource.system(),
                reviewers,
                environment.user(),
                words(names)),
            decoder,
            names));
  }

  /** Makes the timeline page. */
  Page timeline(DiseaseNames names) {
    return TimelinePage.of(
        new TimelinePage.Parts(vault, gate, background, ui, decoder, words(names)));
  }

  private ReviewWords words(DiseaseNames names) {
    Texts texts = gate.texts();
    Locale locale = Locale.getDefault();
    return new ReviewWords(texts, new ResultPresenter(texts, names, locale), locale);
  }
}
