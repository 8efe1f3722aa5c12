package org.plantdiseasedetector.ui.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.casebook.ExportFormat;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.history.Cases;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.history.LabelState;
import org.plantdiseasedetector.history.PlantCase;
import org.plantdiseasedetector.ui.picker.ClassPickerViewModel;
import org.plantdiseasedetector.ui.testkit.StepExecutor;
import org.plantdiseasedetector.ui.vault.VaultState;

class HistoryViewModelTest {

  @TempDir private Path data;

  private final StepExecutor background = new StepExecutor();
  private final List<Runnable> later = new ArrayList<>();
  private OpenHistory open;
  private HistoryViewModel history;
  private CaseViewModel cases;

  @BeforeEach
  void fill() throws HistoryException, IOException {
    open = new OpenHistory(data);
    open.save("Meadow", "aphids seen");
    open.save("Hilltop", "dry");
    open.save("Hollow", "dry");
    history =
        new HistoryViewModel(
            new HistoryViewModel.Dependencies(
                open.vault, background, Runnable::run, (delay, task) -> later.add(task)));
    cases =
        new CaseViewModel(
            history,
            background,
            Runnable::run,
            OpenHistory.TEXTS,
            new ClassPickerViewModel(List.of(Cases.SCAB), ClassId::value));
    background.runAll();
  }

  @AfterEach
  void close() throws HistoryException {
    open.book.lock();
  }

  /** The pause after the last key is over. */
  private void pause() {
    List<Runnable> due = List.copyOf(later);
    later.clear();
    due.forEach(Runnable::run);
  }

  private PlantCase shown() {
    PlantCase of = history.shownProperty().get();
    assertThat(of).isNotNull();
    return of;
  }

  private List<Long> numbers() {
    return history.found().stream().map(found -> found.number()).toList();
  }

  @Test
  void showsEverythingAtFirstTheNewestAbove() {
    assertThat(numbers()).containsExactly(3L, 2L, 1L);
    assertThat(history.choicesProperty().get().classes()).containsExactly(Cases.LATE_BLIGHT);
    assertThat(history.choicesProperty().get().fields()).containsExactly("North");
  }

  @Test
  void searchesOnceForManyKeys() {
    history.textProperty().set("d");
    history.textProperty().set("dr");
    history.textProperty().set("dry");
    pause();
    assertThat(background.size()).isEqualTo(1);
    background.runAll();
    assertThat(numbers()).containsExactly(3L, 2L);
    assertThat(history.totalProperty().get()).isEqualTo(2);
  }

  @Test
  void aResultThatComesTooLateIsDropped() {
    history.textProperty().set("aphids");
    pause();
    history.textProperty().set("hilltop");
    pause();

    background.stepNewest();
    assertThat(numbers()).containsExactly(2L);
    background.step();
    assertThat(numbers()).containsExactly(2L);
  }

  @Test
  void aCaseThatComesTooLateIsDropped() {
    history.show(1);
    history.show(2);
    background.stepNewest();
    background.step();
    assertThat(shown().number()).isEqualTo(2);
  }

  @Test
  void filtersNarrowTheWordsDown() {
    history.textProperty().set("dry");
    history
        .filtersProperty()
        .set(
            new HistoryViewModel.Filters(
                null, null, null, null, null, null, LabelState.CONFIRMED, null));
    pause();
    background.runAll();
    assertThat(numbers()).isEmpty();

    history.show(2);
    background.runAll();
    cases.confirm();
    background.runAll();
    assertThat(numbers()).containsExactly(2L);
  }

  @Test
  void lockingTakesEveryCaseOffTheScreenEvenWhatIsStillBeingRead() {
    history.show(1);
    background.runAll();
    history.show(2);
    open.vault.lock();
    background.runAll();

    assertThat(history.found()).isEmpty();
    assertThat(history.shownProperty().get()).isNull();
    assertThat(history.choicesProperty().get()).isEqualTo(HistoryViewModel.Choices.NONE);
  }

  @Test
  void theMachinesWordStaysBesideThePersons() {
    history.show(1);
    background.runAll();
    cases.whoProperty().set("Grace");
    cases.correct(Cases.SCAB);
    background.runAll();

    assertThat(shown().labelState()).isEqualTo(LabelState.CORRECTED);
    assertThat(shown().label()).contains(Cases.SCAB);
    assertThat(shown().human().orElseThrow().by()).isEqualTo("Grace");
    assertThat(shown().machine().confidentClass()).contains(Cases.LATE_BLIGHT);
    assertThat(history.found().getLast().label()).contains(Cases.SCAB);

    cases.correct(Cases.LATE_BLIGHT);
    background.runAll();
    assertThat(shown().labelState()).isEqualTo(LabelState.CONFIRMED);
    cases.notSure();
    background.runAll();
    assertThat(shown().labelState()).isEqualTo(LabelState.NOT_SURE);
  }

  @Test
  void nobodyLabelsWithoutAName() {
    history.show(1);
    background.runAll();
    cases.whoProperty().set(" ");
    cases.confirm();
    background.runAll();
    assertThat(cases.problemProperty().get().orElse("")).startsWith("Say who");
    assertThat(shown().labelState()).isEqualTo(LabelState.UNLABELLED);
  }

  @Test
  void whatIsBeingEditedSurvivesTheLock() {
    history.show(1);
    background.runAll();
    cases.edit();
    cases.draft().notes().set("half a sentence");
    open.vault.lock();
    assertThat(cases.editingProperty().get()).isFalse();
    assertThat(cases.unsaved()).isPresent();

    open.vault.unlock(OpenHistory.secret());
    background.runAll();
    assertThat(open.vault.stateProperty().get()).isInstanceOf(VaultState.Open.class);
    assertThat(cases.editingProperty().get()).isTrue();
    cases.keep();
    background.runAll();
    assertThat(shown().details().notes()).isEqualTo("half a sentence");
    assertThat(shown().details().position()).isPresent();
    assertThat(cases.unsaved()).isEmpty();
  }

  @Test
  void anotherCaseDoesNotTakeTheDraftOver() {
    history.show(1);
    background.runAll();
    cases.edit();
    cases.draft().farm().set("Elsewhere");
    history.show(2);
    background.runAll();
    assertThat(cases.editingProperty().get()).isFalse();
    cases.edit();
    assertThat(cases.problemProperty().get().orElse("")).startsWith("Case 1 has changes");
    history.show(1);
    background.runAll();
    assertThat(cases.draft().farm().get()).isEqualTo("Elsewhere");
    assertThat(cases.editingProperty().get()).isTrue();
  }

  @Test
  void exportBackupCheckAndAuditTellWhatTheyDid() throws IOException {
    TasksViewModel tasks =
        new TasksViewModel(open.vault, background, Runnable::run, OpenHistory.TEXTS);
    Path csv = data.resolve("cases.csv");
    tasks.export(history.query(), ExportFormat.CSV, csv);
    assertThat(tasks.busyProperty().get()).isTrue();
    background.runAll();
    assertThat(tasks.messageProperty().get().orElse("")).startsWith("3 cases were written to");
    assertThat(Files.readAllLines(csv)).hasSize(4);

    tasks.backup();
    background.runAll();
    assertThat(tasks.messageProperty().get().orElse("")).contains("restored on trial and checked");
    assertThat(open.vault.isOpen()).isTrue();
    history.refresh();
    background.runAll();
    assertThat(numbers()).hasSize(3);

    tasks.verify();
    background.runAll();
    assertThat(tasks.messageProperty().get().orElse("")).startsWith("All is well");

    tasks.audit();
    background.runAll();
    assertThat(tasks.reportProperty().get().orElseThrow())
        .isInstanceOfSatisfying(
            TasksViewModel.Report.Audit.class,
            audit ->
                assertThat(audit.entries())
                    .extracting(entry -> entry.action())
                    .contains("exported", "backed_up", "saved"));
    open.vault.lock();
    assertThat(tasks.reportProperty().get()).isEmpty();
  }

  @Test
  void anExportThatCannotBeWrittenIsTold() {
    TasksViewModel tasks =
        new TasksViewModel(open.vault, background, Runnable::run, OpenHistory.TEXTS);
    tasks.export(history.query(), ExportFormat.CSV, data.resolve("missing/cases.csv"));
    background.runAll();
    assertThat(tasks.messageProperty().get().orElse("")).contains("could not be written");
    assertThat(tasks.busyProperty().get()).isFalse();
  }
}
