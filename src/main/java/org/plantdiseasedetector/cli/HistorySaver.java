package org.plantdiseasedetector.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.casebook.CaseMaker;
import org.plantdiseasedetector.diagnosis.SeveralPhotos;
import org.plantdiseasedetector.domain.Diagnosis;
import org.plantdiseasedetector.history.HistoryException;

/** Saves diagnosed photos as cases, each as soon as its photos are complete. Used by one thread. */
final class HistorySaver implements CaseSaver {

  private final HistorySession session;
  private final CaseMaker maker;
  private final Wish wish;
  private final Console console;
  private final Map<Path, List<Diagnosis>> waiting = new LinkedHashMap<>();
  private final List<Long> saved = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();
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
    this.maker = new CaseMaker(services.thumbnail(), services.clock(), wish.strip());
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

  @Override
  public Diagnosis noted(Diagnosis diagnosis) {
    try {
      return maker
          .refusal(session.history(), diagnosis)
          .map(diagnosis::withWarning)
          .orElse(diagnosis);
    } catch (HistoryException broken) {
      failure = failure == null ? HistoryFailures.of(broken) : failure;
      return diagnosis.withWarning("Not saved: " + broken.getMessage());
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
      CaseMaker.Result result =
          maker.save(
              session.history(),
              diagnoses.stream().map(CaseMaker.Diagnosed::new).toList(),
              several::combine,
              wish.details()::over);
      known += result.known().size();
      refused.addAll(result.refused());
      result.saved().ifPresent(kept -> saved.add(kept.number()));
      return null;
    } catch (IllegalArgumentException invalid) {
      return new CommandFailure(ExitCode.USAGE, String.valueOf(invalid.getMessage()), invalid);
    } catch (HistoryException broken) {
      if (broken.reason() == HistoryException.Reason.PHOTO_CHANGED) {
        // It concerns this plant only; the rest of the batch goes on.
        String others = diagnoses.size() == 1 ? "" : " The other photos of its plant wait, too.";
        refused.add(broken.getMessage() + others);
        return null;
      }
      return HistoryFailures.of(broken);
    }
  }

  @Override
  public boolean isBroken() {
    return failure != null;
  }

  @Override
  public int refused() {
    return refused.size();
  }

  @Override
  public void end(SeveralPhotos several) throws CommandFailure {
    flush(several, folder -> true);
    refused.forEach(console::say);
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
    if (!refused.isEmpty()) {
      text.append(" %d plants or photos named above were not saved.".formatted(refused.size()));
    }
    return text.toString();
  }

  @Override
  public void close() throws CommandFailure {
    session.close();
  }
}
