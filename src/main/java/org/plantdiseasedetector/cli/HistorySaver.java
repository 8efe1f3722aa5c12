package org.plantdiseasedetector.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.diagnosis.PhotoReader;
import org.plantdiseasedetector.diagnosis.SeveralPhotos;
import org.plantdiseasedetector.domain.Diagnosis;
import org.plantdiseasedetector.domain.DiagnosisOutcome;
import org.plantdiseasedetector.domain.Sha256;
import org.plantdiseasedetector.history.CaseDetails;
import org.plantdiseasedetector.history.CasePhoto;
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

/** Saves diagnosed photos as cases, each as soon as its photos are complete. Used by one thread. */
final class HistorySaver implements CaseSaver {

  private final HistorySession session;
  private final HistoryServices services;
  private final Wish wish;
  private final Console console;
  private final PhotoReader reader = new PhotoReader(DecodeLimits.STANDARD.maxBytes());
  private final Map<Path, List<Diagnosis>> waiting = new LinkedHashMap<>();
  private final List<Long> saved = new ArrayList<>();
  private int known;
  private int rejected;
  private @Nullable CommandFailure failure;

  /**
   * How the user wants photos to be saved.
   *
   * @param details what is noted about each case
   * @param grouping which photos make one case
   * @param strip whether photos are stored without place and camera
   */
  record Wish(DetailOptions details, SaveOptions.Grouping grouping, boolean strip) {}

  HistorySaver(HistorySession session, HistoryServices services, Wish wish, Console console) {
    this.session = session;
    this.services = services;
    this.wish = wish;
    this.console = console;
  }

  @Override
  public void add(Diagnosis diagnosis, SeveralPhotos several) {
    Path folder = diagnosis.path().toAbsolutePath().resolveSibling(".").normalize();
    // Photos come sorted by path: a folder is complete when one outside of it turns up.
    boolean alone = wish.grouping() == SaveOptions.Grouping.PHOTO;
    flush(several, waiting -> alone || !folder.startsWith(waiting));
    if (diagnosis.failure().isPresent()) {
      rejected++;
    } else {
      waiting.computeIfAbsent(folder, first -> new ArrayList<>()).add(diagnosis);
    }
  }

  private void flush(SeveralPhotos several, Predicate<Path> complete) {
    for (Path folder : waiting.keySet().stream().filter(complete).toList()) {
      List<Diagnosis> diagnoses = waiting.remove(folder);
      if (failure == null && diagnoses != null) {
        failure = trySave(diagnoses, several);
      }
    }
  }

  private @Nullable CommandFailure trySave(List<Diagnosis> diagnoses, SeveralPhotos several) {
    try {
      save(diagnoses, several);
      return null;
    } catch (CommandFailure broken) {
      return broken;
    } catch (HistoryException broken) {
      return HistoryFailures.of(broken);
    }
  }

  private void save(List<Diagnosis> diagnoses, SeveralPhotos several)
      throws CommandFailure, HistoryException {
    List<Diagnosis> added = new ArrayList<>();
    List<NewPhoto> photos = new ArrayList<>();
    CaseDetails found = CaseDetails.of(LocalDate.now(services.clock()));
    for (Diagnosis diagnosis : diagnoses) {
      byte[] original = read(diagnosis);
      Optional<byte[]> stored = stored(diagnosis, original);
      if (stored.isEmpty()) {
        rejected++;
      } else if (isKnown(diagnosis.sha256().orElse(""), photos)
          || isKnown(Sha256.hex(stored.get()), photos)) {
        known++;
      } else {
        PhotoOrigin origin = PhotoOrigin.read(original);
        found = photos.isEmpty() ? found(found, origin) : found;
        photos.add(photo(diagnosis, stored.get(), origin));
        added.add(diagnosis);
      }
    }
    if (!added.isEmpty()) {
      List<DiagnosisOutcome> outcomes = added.stream().map(Diagnosis::outcome).toList();
      MachineLabel machine = MachineLabel.of(several.combine(outcomes), added.getFirst().model());
      PlantCase kept =
          session.history().save(new NewCase(wish.details().over(found), machine, photos));
      saved.add(kept.number());
    }
  }

  private boolean isKnown(String sha256, List<NewPhoto> photos) throws HistoryException {
    return session.history().caseWithPhoto(sha256).isPresent()
        || photos.stream().anyMatch(photo -> sha256.equals(photo.facts().sha256()));
  }

  /** What cannot be stored as wished is not stored at all. */
  private Optional<byte[]> stored(Diagnosis diagnosis, byte[] original) {
    try {
      return Optional.of(wish.strip() ? MetadataStripper.strip(original) : original);
    } catch (PhotoException refused) {
      console.say(
          "Place and camera cannot be removed from %s: %s. It was not saved."
              .formatted(diagnosis.path(), refused.getMessage()));
      return Optional.empty();
    }
  }

  /** Day and place of the photo, where it says so. */
  private static CaseDetails found(CaseDetails today, PhotoOrigin origin) {
    LocalDate day = origin.takenAt().map(time -> time.toLocalDate()).orElse(today.visited());
    return CaseDetails.of(day)
        .at(origin.place().map(place -> new Position(place.latitude(), place.longitude())));
  }

  private NewPhoto photo(Diagnosis diagnosis, byte[] original, PhotoOrigin origin)
      throws CommandFailure {
    try {
      CasePhoto facts =
          new CasePhoto(
              UUID.randomUUID(),
              fileName(diagnosis.path()),
              Sha256.hex(original),
              original.length,
              origin.takenAt(),
              MachineLabel.of(diagnosis.outcome(), diagnosis.model()),
              PhotoMeasures.of(diagnosis),
              diagnosis.device(),
              diagnosis.warnings());
      return new NewPhoto(
          facts, original, services.thumbnail().jpeg(original), diagnosis.embedding());
    } catch (PhotoException unreadable) {
      throw changed(diagnosis, unreadable);
    }
  }

  private static String fileName(Path path) {
    String name = String.valueOf(path.getFileName());
    return name.substring(0, Math.min(name.length(), 1000));
  }

  private byte[] read(Diagnosis diagnosis) throws CommandFailure {
    try {
      byte[] bytes = reader.read(diagnosis.path());
      if (!Sha256.hex(bytes).equals(diagnosis.sha256().orElse(""))) {
        throw changed(diagnosis, null);
      }
      return bytes;
    } catch (PhotoException unreadable) {
      throw changed(diagnosis, unreadable);
    }
  }

  private static CommandFailure changed(Diagnosis diagnosis, @Nullable Exception cause) {
    String message =
        diagnosis.path()
            + " was changed or removed while it was diagnosed and was not saved. Start the command"
            + " again; photos that are in the history already are left out.";
    return cause == null
        ? new CommandFailure(ExitCode.INTERNAL, message)
        : new CommandFailure(ExitCode.INTERNAL, message, cause);
  }

  @Override
  public boolean isBroken() {
    return failure != null;
  }

  @Override
  public void end(SeveralPhotos several) throws CommandFailure {
    flush(several, folder -> true);
    console.say(summary());
    if (failure != null) {
      throw failure;
    }
  }

  private String summary() {
    StringBuilder text = new StringBuilder();
    text.append(
        switch (saved.size()) {
          case 0 -> "No case was saved.";
          case 1 -> "Saved as case " + saved.getFirst() + ".";
          default ->
              "Saved %d cases, %d to %d."
                  .formatted(saved.size(), saved.getFirst(), saved.getLast());
        });
    if (known > 0) {
      text.append(" %d photos were in the history already.".formatted(known));
    }
    if (rejected > 0) {
      text.append(" %d rejected photos were not saved.".formatted(rejected));
    }
    return text.toString();
  }

  @Override
  public void close() throws CommandFailure {
    session.close();
  }
}
