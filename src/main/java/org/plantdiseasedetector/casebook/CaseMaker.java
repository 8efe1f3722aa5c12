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
import org.plantdiseasedetector.imaging.MetadataStripper;
import org.plantdiseasedetector.imaging.PhotoException;
import org.plantdiseasedetector.imaging.PhotoOrigin;
import org.plantdiseasedetector.imaging.Thumbnail;

/**
 * Makes cases of diagnosed photos. Reads each photo again and refuses it if it is not the one that
 * was diagnosed. Thread-safe.
 *
 * @param thumbnail makes small pictures
 * @param clock day of photos that do not tell theirs
 * @param strip whether photos are stored without place and camera
 */
public record CaseMaker(Thumbnail thumbnail, Clock clock, boolean strip) {

  private static final PhotoReader READER = new PhotoReader(DecodeLimits.STANDARD.maxBytes());
  private static final int LONGEST_NAME = 1000;

  /**
   * Makes one that stores photos as they are.
   *
   * @param thumbnail makes small pictures
   * @param clock day of photos that do not tell theirs
   */
  public CaseMaker(Thumbnail thumbnail, Clock clock) {
    this(thumbnail, clock, false);
  }

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
   * @param refused for each photo whose place and camera cannot be removed, which was not saved, a
   *     sentence
   */
  public record Result(Optional<PlantCase> saved, List<Long> known, List<String> refused) {
    /** Copies the lists. */
    public Result {
      known = List.copyOf(known);
      refused = List.copyOf(refused);
    }
  }

  /**
   * Saves the photos of one plant as a case. Photos that the history has already are left out, and
   * so are those that cannot be stripped.
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
    // Import, watched folder and the photo list save side by side; none may miss what another
    // saves.
    synchronized (history) {
      return saveAlone(history, photos, combine, details);
    }
  }

  private Result saveAlone(
      History history,
      List<Diagnosed> photos,
      Function<List<DiagnosisOutcome>, DiagnosisOutcome> combine,
      UnaryOperator<CaseDetails> details)
      throws HistoryException {
    List<NewPhoto> added = new ArrayList<>();
    List<DiagnosisOutcome> outcomes = new ArrayList<>();
    List<Long> known = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    CaseDetails found = CaseDetails.of(LocalDate.now(clock));
    for (Diagnosed photo : photos) {
      Optional<Long> present = present(history, added, photo.diagnosis().sha256().orElse(""));
      byte[] original = present.isPresent() ? new byte[0] : read(photo.diagnosis());
      byte[] stored;
      try {
        stored = strip && present.isEmpty() ? MetadataStripper.strip(original) : original;
      } catch (PhotoException unstripped) {
        refused.add(unstripped(photo.diagnosis(), unstripped));
        continue;
      }
      if (strip && present.isEmpty()) {
        present = present(history, added, Sha256.hex(stored));
      }
      if (present.isPresent()) {
        known.add(present.get());
      } else {
        PhotoOrigin origin = PhotoOrigin.read(original);
        found = added.isEmpty() ? found(found, origin) : found;
        added.add(newPhoto(photo, stored, origin));
        outcomes.add(photo.diagnosis().outcome());
      }
    }
    if (added.isEmpty()) {
      return new Result(Optional.empty(), known, refused);
    }
    MachineLabel machine =
        MachineLabel.of(combine.apply(outcomes), photos.getFirst().diagnosis().model());
    return new Result(
        Optional.of(history.save(new NewCase(details.apply(found), machine, added))),
        known,
        refused);
  }

  /**
   * Tells beforehand why a photo will not be saved.
   *
   * @param history the open history
   * @param diagnosis result of the photo
   * @return a sentence; empty if it can be saved, was rejected, or is in the history already
   * @throws HistoryException if the history cannot be read
   */
  public Optional<String> refusal(History history, Diagnosis diagnosis) throws HistoryException {
    String sha256 = diagnosis.sha256().orElse("");
    if (!strip || diagnosis.failure().isPresent() || history.caseWithPhoto(sha256).isPresent()) {
      return Optional.empty();
    }
    try {
      MetadataStripper.strip(READER.read(diagnosis.path()));
      return Optional.empty();
    } catch (PhotoException unstripped) {
      return Optional.of(unstripped(diagnosis, unstripped));
    }
  }

  private static Optional<Long> present(History history, List<NewPhoto> added, String sha256)
      throws HistoryException {
    boolean isAmong = added.stream().anyMatch(photo -> sha256.equals(photo.facts().sha256()));
    return isAmong ? Optional.of(0L) : history.caseWithPhoto(sha256);
  }

  private static String unstripped(Diagnosis diagnosis, PhotoException why) {
    return "%s was not saved: place and camera cannot be removed from it (%s). Save it as JPEG, or"
            .formatted(diagnosis.path(), why.getMessage())
        + " without --strip.";
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
              Sha256.hex(original),
              original.length,
              origin.takenAt(),
              MachineLabel.of(diagnosis.outcome(), diagnosis.model()),
              photo.measures(),
              diagnosis.device(),
              diagnosis.warnings());
      return new NewPhoto(facts, original, thumbnail.jpeg(original), diagnosis.embedding());
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
        HistoryException.Reason.PHOTO_CHANGED,
        diagnosis.path()
            + " was changed or removed since it was diagnosed and was not saved. Diagnose it again;"
            + " photos that are in the history already are left out.",
        cause);
  }
}
