package org.plantdiseasedetector.casebook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.evaluation.Bootstrap;
import org.plantdiseasedetector.evaluation.PairedComparison;
import org.plantdiseasedetector.history.CasePhoto;
import org.plantdiseasedetector.history.CaseQuery;
import org.plantdiseasedetector.history.CaseSummary;
import org.plantdiseasedetector.history.History;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.history.LabelState;
import org.plantdiseasedetector.history.PhotoRole;
import org.plantdiseasedetector.history.PlantCase;

/**
 * Compares two models on the cases that a person has labelled: both answer for the photos as they
 * are stored. The history is lent case by case, so that it can be locked meanwhile; nothing in it
 * is changed. Not for the user-interface thread.
 *
 * @param lender lends the open history
 */
public record CaseComparison(Lender lender) {

  /** Lends the open history for one piece of work. */
  public interface Lender {
    /**
     * Does the work.
     *
     * @param <T> what comes of it
     * @param work what to do
     * @throws HistoryException if the history is locked, or the work fails
     * @throws IOException if something outside of the history fails
     */
    <T> T use(HistoryWork<T> work) throws HistoryException, IOException;

    /**
     * Lends a history that stays open.
     *
     * @param history the history
     */
    static Lender of(History history) {
      return new Lender() {
        @Override
        public <T> T use(HistoryWork<T> work) throws HistoryException, IOException {
          return work.with(history);
        }
      };
    }
  }

  /** Watches and may stop. */
  public interface Observer {
    /**
     * Tells how far it is.
     *
     * @param done cases
     * @param all cases
     */
    void progress(int done, int all);

    /** Returns whether the user wants to stop; asked before each case. */
    boolean cancelled();
  }

  private record Labelled(long number, ClassId label) {}

  /**
   * Compares.
   *
   * @param first one model
   * @param second the other one
   * @param observer is told the progress
   * @return empty if no case has a human label that names a class
   * @throws HistoryException if a case cannot be read
   * @throws IOException if something outside of the history fails
   * @throws CancellationException if the user stopped it
   */
  public Optional<PairedComparison> run(CaseModel first, CaseModel second, Observer observer)
      throws HistoryException, IOException {
    List<Labelled> cases = lender.use(CaseComparison::labelled);
    List<PairedComparison.Answers> answers = new ArrayList<>();
    for (Labelled of : cases) {
      if (observer.cancelled()) {
        throw new CancellationException();
      }
      List<byte[]> photos = lender.use(history -> photos(history, of.number()));
      answers.add(
          new PairedComparison.Answers(
              of.number(), of.label(), first.answer(photos), second.answer(photos)));
      observer.progress(answers.size(), cases.size());
    }
    return answers.isEmpty()
        ? Optional.empty()
        : Optional.of(PairedComparison.of(answers, Bootstrap.STANDARD));
  }

  private static List<Labelled> labelled(History history) throws HistoryException {
    List<CaseSummary> all = history.search(CaseQuery.ALL, 0, Integer.MAX_VALUE).cases();
    return all.stream()
        .filter(of -> of.state() == LabelState.CONFIRMED || of.state() == LabelState.CORRECTED)
        .flatMap(CaseComparison::named)
        .toList();
  }

  private static Stream<Labelled> named(CaseSummary of) {
    return of.label().map(label -> new Labelled(of.number(), label)).stream();
  }

  private static List<byte[]> photos(History history, long number) throws HistoryException {
    PlantCase found = history.find(number);
    List<byte[]> photos = new ArrayList<>();
    for (CasePhoto photo : found.photos()) {
      photos.add(history.photo(found, photo, PhotoRole.ORIGINAL));
    }
    return photos;
  }
}
