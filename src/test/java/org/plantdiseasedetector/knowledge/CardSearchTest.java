package org.plantdiseasedetector.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class CardSearchTest {

  private final CardLibrary cards = CardLibraries.shipped();
  private final CardSearch english = new CardSearch(cards.cards(Locale.ENGLISH));

  private List<String> find(String words) {
    return english.find(words).stream().map(card -> card.classId().value()).toList();
  }

  @Test
  void findsByNameCropPathogenCodeAndSymptom() {
    assertThat(find("late blight")).startsWith("potato.late_blight", "tomato.late_blight");
    assertThat(find("blight tomato late").getFirst()).isEqualTo("tomato.late_blight");
    assertThat(find("hemileia")).containsExactly("coffee.rust");
    assertThat(find("PHYTIN")).containsExactly("potato.late_blight", "tomato.late_blight");
    assertThat(find("black measles")).containsExactly("grape.esca");
    assertThat(find("cocoon")).contains("coffee.leaf_miner");
  }

  @Test
  void aSymptomComesBeforeThatOfALookAlike() {
    assertThat(find("velvety olive").getFirst()).isEqualTo("apple.scab");
  }

  @Test
  void ignoresCaseAccentsAndPunctuation() {
    CardSearch spanish = new CardSearch(cards.cards(Locale.of("es")));
    assertThat(spanish.find("TIZON, tardio"))
        .extracting(card -> card.classId().value())
        .contains("potato.late_blight", "tomato.late_blight");
  }

  @Test
  void nothingFindsAllAndNonsenseNothing() {
    assertThat(find("  ")).hasSize(44);
    assertThat(find("blight xyzzy")).isEmpty();
  }
}
