package org.plantdiseasedetector.ui.diseases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.knowledge.CardSheet;
import org.plantdiseasedetector.knowledge.Knowledge;

class DiseasesViewModelTest {

  private static final Knowledge KNOWLEDGE = Knowledge.of(Optional.empty());
  private static final ClassId LATE_BLIGHT = new ClassId("tomato.late_blight");
  private static final ClassId EARLY_BLIGHT = new ClassId("tomato.early_blight");

  private final Queue<Runnable> background = new ArrayDeque<>();

  private DiseasesViewModel model(Callable<Knowledge> loader, Locale system) {
    return new DiseasesViewModel(
        new DiseasesViewModel.Dependencies(loader, background::add, Runnable::run, system));
  }

  private DiseasesViewModel loaded(Locale system) {
    DiseasesViewModel model = model(() -> KNOWLEDGE, system);
    model.load();
    work();
    return model;
  }

  private void work() {
    while (!background.isEmpty()) {
      background.remove().run();
    }
  }

  private static String title(DiseasesViewModel model) {
    return model.sheetProperty().get().map(CardSheet::title).orElse("");
  }

  @Test
  void cardsAreReadOnceAndInTheBackground() {
    AtomicInteger reads = new AtomicInteger();
    DiseasesViewModel model =
        model(
            () -> {
              reads.incrementAndGet();
              return KNOWLEDGE;
            },
            Locale.US);
    assertThat(background).isEmpty();

    model.load();
    model.load();
    assertThat(model.results()).isEmpty();
    work();

    assertThat(reads).hasValue(1);
    assertThat(model.results()).hasSize(44);
    assertThat(model.sheetProperty().get()).isPresent();
  }

  @Test
  void typingNarrowsTheListAndShowsTheBestCard() {
    DiseasesViewModel model = loaded(Locale.US);

    model.queryProperty().set("hemil");
    assertThat(model.results()).hasSize(1);
    assertThat(title(model)).isEqualTo("Coffee leaf rust");

    model.queryProperty().set("");
    assertThat(model.results()).hasSize(44);
    assertThat(title(model)).isEqualTo("Coffee leaf rust");
  }

  @Test
  void cardsComeInTheLanguageOfTheSystemAndInAnyOther() {
    DiseasesViewModel model = loaded(Locale.of("pt", "BR"));
    model.selectedProperty().set(LATE_BLIGHT);
    assertThat(title(model)).isEqualTo("Requeima");

    model.languageProperty().set(Locale.FRENCH);
    work();
    assertThat(title(model)).isEqualTo("Mildiou");
    model.queryProperty().set("requeima");
    assertThat(model.results()).isEmpty();
    model.queryProperty().set("mildiou tomate");
    assertThat(model.results()).isNotEmpty();
  }

  @Test
  void aSystemInAnotherLanguageGetsEnglish() {
    assertThat(loaded(Locale.JAPAN).languageProperty().get()).isEqualTo(Locale.ENGLISH);
  }

  @Test
  void aClassIsOpenedEvenBeforeTheCardsAreRead() {
    DiseasesViewModel model = model(() -> KNOWLEDGE, Locale.US);
    AtomicInteger opened = new AtomicInteger();
    model.onOpen(opened::incrementAndGet);

    model.open(EARLY_BLIGHT);
    work();

    assertThat(opened).hasValue(1);
    assertThat(title(model)).isEqualTo("Early blight");
    assertThat(model.selectedProperty().get()).isEqualTo(EARLY_BLIGHT);
  }

  @Test
  void openingAClassClearsASearchThatHidesIt() {
    DiseasesViewModel model = loaded(Locale.US);
    model.queryProperty().set("coffee");
    model.open(EARLY_BLIGHT);
    assertThat(model.queryProperty().get()).isEmpty();
    assertThat(model.selectedProperty().get()).isEqualTo(EARLY_BLIGHT);
  }

  @Test
  void classesThatCannotBeToldApartAreComparedByTheirCards() {
    DiseasesViewModel model = loaded(Locale.US);

    List<DiseasesViewModel.Teaser> teasers = model.teasers(List.of(LATE_BLIGHT, EARLY_BLIGHT));

    assertThat(teasers).hasSize(2);
    assertThat(teasers.getFirst().text()).startsWith("A water mould");
    assertThat(teasers.getLast().classId()).isEqualTo(EARLY_BLIGHT);
    assertThat(teasers.getLast().text()).contains("rings");
    assertThat(model.teasers(List.of())).isEmpty();
    assertThat(model.teasers(List.of(new ClassId("moss.unknown")))).isEmpty();
  }

  @Test
  void cardsThatCannotBeReadAreReported() {
    DiseasesViewModel model =
        model(
            () -> {
              throw new IOException("no such file");
            },
            Locale.US);
    model.load();
    work();
    assertThat(model.stateProperty().get())
        .isEqualTo(new DiseasesViewModel.State.Failed("no such file"));
    assertThat(model.teasers(List.of(LATE_BLIGHT))).isEmpty();
  }
}
