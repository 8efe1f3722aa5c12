package org.plantdiseasedetector.ui.picker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.plantdiseasedetector.domain.ClassId;

class ClassPickerViewModelTest {

  private final ClassPickerViewModel picker =
      new ClassPickerViewModel(
          ids("apple.scab", "bean.rust", "coffee.rust", "tomato.late_blight"),
          id -> id.value().equals("coffee.rust") ? "Roya del café" : "");

  @Test
  void likelyClassesComeFirstAndOnce() {
    picker.start(ids("coffee.rust", "newer.unknown_class"));
    assertThat(picker.found())
        .isEqualTo(
            ids(
                "coffee.rust",
                "newer.unknown_class",
                "apple.scab",
                "bean.rust",
                "tomato.late_blight"));
    assertThat(picker.chosen()).contains(new ClassId("coffee.rust"));
  }

  @Test
  void everyTypedWordMustOccurWithoutRegardToCaseAndAccents() {
    picker.start(List.of());
    picker.textProperty().set("RUST");
    assertThat(picker.found()).isEqualTo(ids("bean.rust", "coffee.rust"));
    picker.textProperty().set("roya cafe");
    assertThat(picker.found()).isEqualTo(ids("coffee.rust"));
    picker.textProperty().set("blight late");
    assertThat(picker.chosen()).contains(new ClassId("tomato.late_blight"));
  }

  @Test
  void nothingIsChosenIfNothingFits() {
    picker.start(List.of());
    picker.textProperty().set("mango");
    assertThat(picker.found()).isEmpty();
    picker.move(1);
    assertThat(picker.chosen()).isEmpty();
  }

  @Test
  void aWholeIdNamesAClassOfTheUsersOwn() {
    picker.start(List.of());
    picker.textProperty().set("apple.brown_spot");
    assertThat(picker.chosen()).contains(new ClassId("apple.brown_spot"));
    picker.textProperty().set("apple.scab");
    assertThat(picker.found()).isEqualTo(ids("apple.scab"));
  }

  @Test
  void theMarkStaysInTheListAndReturnsToTheTopWhenTyping() {
    picker.start(List.of());
    picker.move(2);
    assertThat(picker.chosen()).contains(new ClassId("coffee.rust"));
    picker.move(9);
    assertThat(picker.chosen()).contains(new ClassId("tomato.late_blight"));
    picker.move(-99);
    assertThat(picker.chosen()).contains(new ClassId("apple.scab"));
    picker.move(1);
    picker.textProperty().set("r");
    assertThat(picker.indexProperty().get()).isZero();
  }

  private static List<ClassId> ids(String... values) {
    return Stream.of(values).map(ClassId::new).toList();
  }
}
