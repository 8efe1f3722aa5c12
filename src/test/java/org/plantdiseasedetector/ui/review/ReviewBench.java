package org.plantdiseasedetector.ui.review;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import org.plantdiseasedetector.domain.Candidate;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.DiagnosisOutcome;
import org.plantdiseasedetector.history.CaseDetails;
import org.plantdiseasedetector.history.CaseQuery;
import org.plantdiseasedetector.history.CaseSummary;
import org.plantdiseasedetector.history.Cases;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.history.HumanLabel;
import org.plantdiseasedetector.history.LabelState;
import org.plantdiseasedetector.history.MachineLabel;
import org.plantdiseasedetector.history.NewCase;
import org.plantdiseasedetector.history.TestHistory;
import org.plantdiseasedetector.knowledge.DiseaseNames;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.ui.diagnose.ResultPresenter;
import org.plantdiseasedetector.ui.testkit.Histories;
import org.plantdiseasedetector.vault.MovableClock;

/** A review of a real history whose background work runs when the test says so. */
final class ReviewBench {

  static final Instant NOW = Instant.parse("2026-06-03T10:00:00Z");
  static final ClassId EARLY_BLIGHT = new ClassId("tomato.early_blight");

  final TestHistory history;
  final Names names = new Names();
  final Queue<Runnable> work = new ArrayDeque<>();
  final ReviewViewModel viewModel;
  long free = Long.MAX_VALUE;
  private Instant now = NOW;
  private int saved;

  /** Remembers a name as the product's file does, but in memory. */
  static final class Names implements Reviewers {

    Optional<String> name = Optional.of("Ada");
    boolean refuses;

    @Override
    public Optional<String> remembered() {
      return name;
    }

    @Override
    public void remember(String other) throws IOException {
      if (refuses) {
        throw new IOException("read-only");
      }
      name = Optional.of(other);
    }
  }

  ReviewBench(Path folder) throws Exception {
    history = TestHistory.open(folder, new MovableClock(), any -> free);
    InstantSource clock =
        () -> {
          now = now.plusSeconds(1);
          return now;
        };
    viewModel =
        new ReviewViewModel(
            new ReviewViewModel.Dependencies(
                work::add, work::add, Runnable::run, clock, names, "grace", words()));
  }

  static ReviewWords words() {
    Texts texts = Texts.load(Locale.ENGLISH);
    return new ReviewWords(
        texts, new ResultPresenter(texts, DiseaseNames.load(), Locale.US), Locale.US);
  }

  /** Saves cases with these outcomes: c(onfident), u(ncertain), n(ot recognised). */
  void save(String outcomes) throws HistoryException {
    for (int i = 0; i < outcomes.length(); i++) {
      char outcome = outcomes.charAt(i);
      String name = "leaf " + saved++;
      history
          .get()
          .save(
              new NewCase(
                  CaseDetails.of(Cases.DAY),
                  machine(outcome),
                  List.of(Cases.photo("leaf.jpg", name.getBytes(StandardCharsets.UTF_8)))));
    }
  }

  private static MachineLabel machine(char outcome) {
    Candidate late = new Candidate(Cases.LATE_BLIGHT, 0.55);
    Candidate early = new Candidate(EARLY_BLIGHT, 0.4);
    return switch (outcome) {
      case 'c' -> Cases.confident(Cases.LATE_BLIGHT);
      case 'u' ->
          MachineLabel.of(
              new DiagnosisOutcome.Uncertain(List.of(late, early), Optional.empty()), Cases.MODEL);
      default -> MachineLabel.of(new DiagnosisOutcome.NotRecognised(List.of(late)), Cases.MODEL);
    };
  }

  void open() {
    viewModel.open(Histories.lend(history.get()), CaseQuery.ALL);
    settle();
  }

  /** Runs what waits in the background. */
  void settle() {
    for (Runnable next = work.poll(); next != null; next = work.poll()) {
      next.run();
    }
  }

  void go(GridSelection.Move move, boolean extend) {
    viewModel.move(move, new GridSelection.Layout(3, 2), extend);
  }

  void label(ReviewAction action) {
    viewModel.label(action);
    settle();
  }

  void undo() {
    viewModel.undo();
    settle();
  }

  void redo() {
    viewModel.redo();
    settle();
  }

  List<Long> shown() {
    return viewModel.cases().stream().map(CaseSummary::number).toList();
  }

  /** Returns the state of every case in the order of their numbers, from the database. */
  List<LabelState> stored() throws HistoryException {
    List<LabelState> states = new ArrayList<>();
    for (long number = 1; number <= viewModel.cases().size(); number++) {
      states.add(history.get().find(number).labelState());
    }
    return states;
  }

  Optional<HumanLabel> human(long number) throws HistoryException {
    return history.get().find(number).human();
  }

  void close() throws Exception {
    history.close();
  }
}
