package org.plantdiseasedetector.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.ModelIdentity;
import org.plantdiseasedetector.history.CaseDetails;
import org.plantdiseasedetector.history.CasePhoto;
import org.plantdiseasedetector.history.Cases;
import org.plantdiseasedetector.history.MachineLabel;
import org.plantdiseasedetector.history.NewCase;
import org.plantdiseasedetector.history.NewPhoto;
import org.plantdiseasedetector.history.PhotoMeasures;
import org.plantdiseasedetector.history.PlotTimeline.Visit;
import org.plantdiseasedetector.history.TestHistory;
import org.plantdiseasedetector.knowledge.DiseaseNames;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.ui.diagnose.ResultPresenter;
import org.plantdiseasedetector.ui.review.ReviewWords;
import org.plantdiseasedetector.ui.testkit.Histories;

/** A place is chosen step by step, and two of its visits are compared in words. */
class TimelineViewModelTest {

  private static final ModelIdentity OLD = Cases.MODEL;
  private static final ModelIdentity NEW = new ModelIdentity("leafnet", "1.1.0");
  private static final LocalDate DAY = Cases.DAY;

  @TempDir private Path folder;
  private final Queue<Runnable> work = new ArrayDeque<>();
  private final TimelineViewModel viewModel = new TimelineViewModel(work::add, Runnable::run);
  private final TimelineWords words = words();
  private TestHistory history;
  private int saved;

  @BeforeEach
  void open() throws Exception {
    history = TestHistory.open(folder);
  }

  @AfterEach
  void close() throws Exception {
    history.close();
  }

  @Test
  void farmFieldAndPlotFollowEachOther() throws Exception {
    save("Adler", "East", "1", DAY, Cases.SCAB, 1.0, OLD);
    save("Adler", "West", "2", DAY, Cases.SCAB, 1.0, OLD);
    save("Adler", "West", "3", DAY, Cases.SCAB, 1.0, OLD);
    save("Huber", "", "", DAY.plusDays(1), Cases.SCAB, 1.0, OLD);
    save("", "", "", DAY, Cases.SCAB, 1.0, OLD);
    show();
    PlotChoice choice = viewModel.choice();
    assertThat(choice.farm().names()).containsExactly("", "Adler", "Huber");
    assertThat(choice.farm().valueProperty().get()).isEqualTo("Adler");
    assertThat(place()).isEqualTo("Adler/East/1");
    choice.field().valueProperty().set("West");
    settle();
    assertThat(choice.plot().names()).containsExactly("2", "3");
    assertThat(place()).isEqualTo("Adler/West/2");
    choice.plot().valueProperty().set("3");
    settle();
    assertThat(place()).isEqualTo("Adler/West/3");
    viewModel.reload();
    settle();
    assertThat(place()).isEqualTo("Adler/West/3");
    choice.farm().valueProperty().set("Huber");
    settle();
    assertThat(place()).isEqualTo("Huber//");
    assertThat(viewModel.timelineProperty().get().orElseThrow().visits()).hasSize(1);
  }

  @Test
  void theFirstAndTheLastVisitAreComparedUntilOthersAreChosen() throws Exception {
    save("A", "B", "C", DAY, Cases.SCAB, 4.0, OLD);
    save("A", "B", "C", DAY.plusDays(7), Cases.SCAB, 9.0, OLD);
    save("A", "B", "C", DAY.plusDays(9), Cases.LATE_BLIGHT, 9.25, OLD);
    show();
    assertThat(differences())
        .containsExactly(
            "9 days lie between the visits.",
            "The mean severity rose by 5.2 percentage points. Before: 4.0%, then: 9.2%.",
            "New: Late blight on tomato.",
            "Not found any more: Apple scab on apple.");
    List<Visit> visits = viewModel.timelineProperty().get().orElseThrow().visits();
    viewModel.oneProperty().set(visits.get(1));
    assertThat(differences())
        .contains("The mean severity hardly changed. Before: 9.0%, then: 9.2%.");
    viewModel.otherProperty().set(visits.get(0));
    assertThat(differences())
        .containsExactly(
            "7 days lie between the visits.",
            "The mean severity rose by 5.0 percentage points. Before: 4.0%, then: 9.0%.",
            "Found both times: Apple scab on apple.");
    viewModel.otherProperty().set(visits.get(1));
    assertThat(viewModel.comparisonProperty().get()).isEmpty();
  }

  @Test
  void differentModelsAndMissingMeasuresAreSaid() throws Exception {
    save("A", "B", "C", DAY, Cases.SCAB, null, OLD);
    save("A", "B", "C", DAY.plusDays(1), Cases.SCAB, 9.0, NEW);
    save("A", "B", "C", DAY.plusDays(1), Cases.SCAB, 7.0, NEW);
    show();
    assertThat(differences())
        .containsExactly(
            "1 day lies between the visits.",
            "The severity cannot be compared: it was not measured on both days.",
            "Found both times: Apple scab on apple.",
            "The visits have different numbers of cases: 1 and 2.",
            "Not the same model answered (different models: leafnet 1.0.0, leafnet 1.1.0)."
                + " A difference may be one of the models, not of the plants.");
    Visit last = viewModel.timelineProperty().get().orElseThrow().visits().getLast();
    assertThat(words.line(last))
        .isEqualTo(
            "2026-06-02 · 2 cases · Severity 8.0% · Apple scab on apple: 2 · model leafnet 1.1.0");
    assertThat(words.confirmed(last)).isEqualTo("0 of 2 labelled by a person");
    assertThat(words.point(last.cases().getFirst()))
        .isEqualTo(
            "2026-06-02, case 2. Apple scab on apple (machine only). Severity 9.0%."
                + " Model leafnet 1.1.0.");
  }

  @Test
  void afterClosingNothingOfTheOldHistoryTurnsUp() throws Exception {
    save("A", "B", "C", DAY, Cases.SCAB, 1.0, OLD);
    viewModel.open(Histories.lend(history.get()));
    viewModel.close();
    settle();
    assertThat(viewModel.timelineProperty().get()).isEmpty();
    assertThat(viewModel.choice().farm().names()).isEmpty();
    show();
    assertThat(place()).isEqualTo("A/B/C");
    viewModel.close();
    assertThat(viewModel.timelineProperty().get()).isEmpty();
    assertThat(viewModel.comparisonProperty().get()).isEmpty();
  }

  private void show() {
    viewModel.open(Histories.lend(history.get()));
    settle();
  }

  private void settle() {
    for (Runnable next = work.poll(); next != null; next = work.poll()) {
      next.run();
    }
  }

  private String place() {
    return viewModel
        .timelineProperty()
        .get()
        .map(t -> t.plot().farm() + "/" + t.plot().field() + "/" + t.plot().plot())
        .orElse("none");
  }

  private List<String> differences() {
    return words.differences(viewModel.comparisonProperty().get().orElseThrow());
  }

  private static TimelineWords words() {
    Texts texts = Texts.load(Locale.ENGLISH);
    return new TimelineWords(
        new ReviewWords(
            texts, new ResultPresenter(texts, DiseaseNames.load(), Locale.US), Locale.US));
  }

  private void save(
      String farm,
      String field,
      String plot,
      LocalDate day,
      ClassId label,
      Double severity,
      ModelIdentity model)
      throws Exception {
    String content = "leaf " + saved++;
    NewPhoto photo = Cases.photo("leaf.jpg", content.getBytes(StandardCharsets.UTF_8));
    CasePhoto facts = photo.facts();
    PhotoMeasures measures =
        new PhotoMeasures(
            Optional.ofNullable(severity), Optional.empty(), Optional.empty(), Optional.empty());
    CasePhoto measured =
        new CasePhoto(
            facts.id(),
            facts.fileName(),
            facts.sha256(),
            facts.bytes(),
            facts.takenAt(),
            facts.machine(),
            measures,
            facts.device(),
            facts.warnings());
    MachineLabel machine = Cases.confident(label);
    history
        .get()
        .save(
            new NewCase(
                new CaseDetails(
                    day,
                    farm,
                    field,
                    plot,
                    "",
                    "",
                    Optional.empty(),
                    Optional.empty(),
                    "",
                    List.of()),
                new MachineLabel(machine.outcome(), machine.candidates(), model),
                List.of(new NewPhoto(measured, photo.original(), photo.thumbnail()))));
  }
}
