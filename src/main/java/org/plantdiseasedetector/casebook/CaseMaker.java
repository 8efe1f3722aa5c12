package org.plantdiseasedetector.casebook;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.diagnosis.PhotoReader;
import org.plantdiseasedetector.domain.Diagnosis;
import org.plantdiseasedetector.domain.DiagnosisOutcome;
import org.plantdiseasedetector.domain.Severity;
import org.plantdiseasedetector.domain.Sha256;
import org.plantdiseasedetector.history.CaseDetails;
import org.plantdiseasedetector.history.CasePhoto;
import org.plantdiseasedetector.history.History;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.history.MachineLabel;
import org.plantdiseasedetector.history.NewCase;
import org.plantdiseasedetector.history.NewPhoto;
import org.plantdiseasedetector.history.PhotoMeasures;
import org.plantdiseasedetector.history.PlantCase;
import org.plantdiseasedetector.history.Position;
import org.plantdiseasedetector.imaging.DecodeLimits;
import org.plantdiseasedetector.imaging.PhotoException;
import org.plantdiseasedetector.imaging.PhotoOrigin;
import org.plantdiseasedetector.imaging.Thumbnail;

/**
 * Makes cases of diagnosed photos. Reads each photo again and refuses it if it is not the one that
 * was diagnosed. Thread-safe.
 *
 * @param thumbnail makes small pictures
 * @param clock day of photos that do not tell theirs
 */
public record CaseMaker(Thumbnail thumbnail, Clock clock) {

  private static final PhotoReader READER = new PhotoReader(DecodeLimits.STANDARD.maxBytes());
  private static final int LONGEST_NAME = 1000;

  /**
   * A photo to be saved.
   *
   * @param diagnosis its result; not a rejection
   * @param corrected the diseased share of the leaf as a person corrected it, if one did
   */
  public record Diagnosed(Diagnosis diagnosis, Optional<Severity> corrected) {

    /**
     * Makes one without a correction.
     *
     * @param diagnosis its result
     */
    public Diagnosed(Diagnosis diagnosis) {
      this(diagnosis, Optional.empty());
    }

    private PhotoMeasures measures() {
      PhotoMeasures measured = PhotoMeasures.of(diagnosis);
      return new PhotoMeasures(
          corrected.map(Severity::percent).or(measured::severityPercent),
          measured.sharpness(),
          measured.exposure(),
          measured.leafFraction());
    }
  }

  /**
   * What became of the photos of a plant.
   *
   * @param saved the new case; empty if every photo was in the history already
   * @param known for each photo that was in the history already, or twice among the given ones, the
   *     case that has it; 0 for the new case itself
   */
  public record Result(Optional<PlantCase> saved, List<Long> known) {
    /** Copies the list. */
    public Result {
      known = List.copyOf(known);
    }
  }

  /**
   * Saves the photos of one plant as a case. Photos that the history has already are left out.
   *
   * @param history the open history
   * @param photos of one plant
   * @param combine concludes from the outcomes of several photos
   * @param details given day and place of the first photo, what a person noted
   * @return what became of them
   * @throws HistoryException if a photo was changed or removed since it was diagnosed, or the case
   *     cannot be saved; then nothing of it was
   */
  public Result save(
      History history,
      List<Diagnosed> photos,
      Function<List<DiagnosisOutcome>, DiagnosisOutcome> combine,
      UnaryOperator<CaseDetails> details)
      throws HistoryException {
    List<NewPhoto> added = new ArrayList<>();
    List<DiagnosisOutcome> outcomes = new ArrayList<>();
    List<Long> known = new ArrayList<>();
    CaseDetails found = CaseDetails.of(LocalDate.now(clock));
    for (Diagnosed photo : photos) {
      Optional<Long> present = present(history, added, photo.diagnosis());
      if (present.isPresent()) {
        known.add(present.get());
      } else {
        byte[] original = read(photo.diagnosis());
        PhotoOrigin origin = PhotoOrigin.read(original);
        found = added.isEmpty() ? found(found, origin) : found;
        added.add(newPhoto(photo, original, origin));
        outcomes.add(photo.diagnosis().outcome());
      }
    }
    if (added.isEmpty()) {
      return new Result(Optional.empty(), known);
    }
    MachineLabel machine =
        MachineLabel.of(combine.apply(outcomes), photos.getFirst().diagnosis().model());
    return new Result(
        Optional.of(history.save(new NewCase(details.apply(found), machine, added))), known);
  }

  private static Optional<Long> present(History history, List<NewPhoto> added, Diagnosis diagnosis)
      throws HistoryException {
    boolean isAmong =
        added.stream()
            .anyMatch(photo -> diagnosis.sha256().equals(Optional.of(photo.facts().sha256())));
    return isAmong ? Optional.of(0L) : history.caseWithPhoto(diagnosis.sha256().orElse(""));
  }

  /**
   * Reads when and where a photo was taken.
   *
   * @param photo the file
   * @return nothing known if it cannot be read
   */
  public static PhotoOrigin origin(Path photo) {
    try {
      return PhotoOrigin.read(READER.read(photo));
    } catch (PhotoException unreadable) {
      return PhotoOrigin.UNKNOWN;
    }
  }

  /** Day and place of the photo, where it says so. */
  private static CaseDetails found(CaseDetails today, PhotoOrigin origin) {
    LocalDate day = origin.takenAt().map(time -> time.toLocalDate()).orElse(today.visited());
    return CaseDetails.of(day)
        .at(origin.place().map(place -> new Position(place.latitude(), place.longitude())));
  }

  private NewPhoto newPhoto(Diagnosed photo, byte[] original, PhotoOrigin origin)
      throws HistoryException {
    Diagnosis diagnosis = photo.diagnosis();
    try {
      CasePhoto facts =
          new CasePhoto(
              UUID.randomUUID(),
              fileName(diagnosis.path()),
              diagnosis.sha256().orElse(""),
              original.length,
              origin.takenAt(),
              MachineLabel.of(diagnosis.outcome(), diagnosis.model()),
              photo.measures(),
              diagnosis.device(),
              diagnosis.warnings());
      return new NewPhoto(facts, original, thumbnail.jpeg(original));
    } catch (PhotoException unreadable) {
      throw changed(diagnosis, unreadable);
    }
  }

  private static String fileName(Path path) {
    String name = String.valueOf(path.getFileName());
    return name.substring(0, Math.min(name.length(), LONGEST_NAME));
  }

  private static byte[] read(Diagnosis diagnosis) throws HistoryException {
    try {
      byte[] bytes = READER.read(diagnosis.path());
      if (!Sha256.hex(bytes).equals(diagnosis.sha256().orElse(""))) {
        throw changed(diagnosis, null);
      }
      return bytes;
    } catch (PhotoException unreadable) {
      throw changed(diagnosis, unreadable);
    }
  }

  private static HistoryException changed(Diagnosis diagnosis, @Nullable Exception cause) {
    return new HistoryException(
        HistoryException.Reason.INPUT_OUTPUT,
        diagnosis.path()
            + " was changed or removed since it was diagnosed and was not saved. Diagnose it again;"
            + " photos that are in the history already are left out.",
        cause);
  }
}
