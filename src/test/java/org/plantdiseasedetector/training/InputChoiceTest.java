package org.plantdiseasedetector.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.plantdiseasedetector.imaging.RgbImage;
import org.plantdiseasedetector.model.InputSpec;
import org.plantdiseasedetector.model.LinearHead;
import org.plantdiseasedetector.model.View;
import org.plantdiseasedetector.training.data.PhotoSet;
import org.plantdiseasedetector.training.data.PhotoSet.LeafPhoto;

class InputChoiceTest {

  private static final int PHOTOS = 200;
  private static final int LAB = 160;

  /** Class 1 where the only feature is positive. */
  private final LinearHead head = new LinearHead(2, 1, new float[] {-1, 1}, new float[2]);

  @Test
  void theMostAccurateWins() {
    InputChoice small = choice(224, photo -> photo % 10 != 0);
    InputChoice large = choice(288, photo -> photo % 20 != 0);

    assertEquals(288, InputChoice.mostAccurate(List.of(small, large), head).input().size());
  }

  @Test
  void ofEqualsTheCheapestWins() {
    InputChoice small = choice(224, photo -> photo % 2 == 0);
    InputChoice large = choice(288, photo -> photo % 2 == 1);

    assertEquals(224, InputChoice.mostAccurate(List.of(large, small), head).input().size());
  }

  @Test
  void fieldPhotosWeighAsMuchAsTheLabPhotosHoweverFewTheyAre() {
    InputChoice inLab = choice(288, photo -> photo < LAB);
    InputChoice inField = choice(224, photo -> photo >= LAB || photo < LAB / 2);

    assertEquals(224, InputChoice.mostAccurate(List.of(inLab, inField), head).input().size());
  }

  private static InputChoice choice(int size, IntPredicate right) {
    List<LeafPhoto> photos = new ArrayList<>();
    List<float[]> embeddings = new ArrayList<>();
    for (int i = 0; i < PHOTOS; i++) {
      String domain = i < LAB ? "lab" : "field";
      RgbImage pixel = new RgbImage(1, 1, new byte[3]);
      photos.add(new LeafPhoto(Path.of("photo" + i), 1, domain, pixel, Optional.empty()));
      embeddings.add(new float[] {right.test(i) ? 1 : -1});
    }
    InputSpec input =
        new InputSpec(size, List.of(View.WHOLE), new float[] {0, 0, 0}, new float[] {1, 1, 1});
    PhotoSet set = new PhotoSet(List.of("a", "b"), photos);
    return new InputChoice(input, new Validation(set, embeddings));
  }
}
