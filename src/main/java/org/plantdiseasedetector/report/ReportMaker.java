package org.plantdiseasedetector.report;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.plantdiseasedetector.history.CasePhoto;
import org.plantdiseasedetector.history.History;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.history.PhotoRole;
import org.plantdiseasedetector.history.PlantCase;
import org.plantdiseasedetector.vault.KeyMaterial;
import org.plantdiseasedetector.vault.UnlockedVault;

/**
 * Makes reports of cases of an open history. Never call it from the user-interface thread.
 *
 * @param background what is said beyond the cases
 * @param pictures makes the pictures
 * @param clock when
 */
public record ReportMaker(Background background, ReportPictures pictures, Clock clock) {

  /** Purpose of the key that authenticates reports. */
  public static final String PURPOSE = "pdd reports v1";

  /** Is told how many photos are done; throws to stop. */
  @FunctionalInterface
  public interface Progress {
    /**
     * Tells.
     *
     * @param done photos so far
     * @param all photos of all cases
     */
    void photos(int done, int all);
  }

  /**
   * Derives the key that authenticates the reports of a history.
   *
   * @param vault open
   * @return to be closed
   */
  public static KeyMaterial key(UnlockedVault vault) {
    return vault.seals().derive(new byte[0], PURPOSE);
  }

  /**
   * Makes a report.
   *
   * @param history open
   * @param key from {@link #key}
   * @param numbers of the cases, at least one
   * @param language one of {@link ReportTexts#LANGUAGES}
   * @param progress told of every photo
   * @throws HistoryException if there is no such case, or the history cannot be read; a photo that
   *     cannot be read is only said to be missing
   */
  public Report make(
      History history, KeyMaterial key, List<Long> numbers, Locale language, Progress progress)
      throws HistoryException {
    List<PlantCase> cases = new ArrayList<>();
    for (long number : numbers.stream().distinct().toList()) {
      cases.add(history.find(number));
    }
    int all = cases.stream().mapToInt(of -> of.photos().size()).sum();
    int done = 0;
    List<CaseFile> files = new ArrayList<>();
    for (PlantCase of : cases) {
      List<CaseFile.PhotoFile> photos = new ArrayList<>();
      for (CasePhoto photo : of.photos()) {
        photos.add(photo(history, of, photo));
        done++;
        progress.photos(done, all);
      }
      files.add(new CaseFile(of, photos));
    }
    Report report =
        new ReportBuilder(ReportTexts.load(language), background, clock.getZone())
            .build(files, clock.instant().truncatedTo(ChronoUnit.SECONDS), key);
    for (PlantCase of : cases) {
      history.record("report_made", "case " + of.number(), report.fingerprint().grouped());
    }
    return report;
  }

  private CaseFile.PhotoFile photo(History history, PlantCase of, CasePhoto photo)
      throws HistoryException {
    try {
      return pictures.of(photo, history.photo(of, photo, PhotoRole.ORIGINAL));
    } catch (HistoryException unreadable) {
      if (unreadable.reason() == HistoryException.Reason.TAMPERED) {
        throw unreadable;
      }
      return ReportPictures.missing(photo);
    }
  }
}
