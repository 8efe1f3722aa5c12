package org.plantdiseasedetector.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IngredientTest {

  private static final TrainingOptions RECIPE =
      TrainingOptions.recipe(List.of(new TrainingOptions.Phase(2, 160)), 1);

  @ParameterizedTest
  @EnumSource
  void leavingAnIngredientOutChangesTheRecipeOnce(Ingredient ingredient) {
    TrainingOptions less = ingredient.leaveOut(RECIPE);

    assertThat(less).isNotEqualTo(RECIPE);
    assertThat(less.phases()).isEqualTo(RECIPE.phases());
    assertThat(less.seed()).isEqualTo(RECIPE.seed());
  }

  @Test
  void noBackgroundReplacementLeavesTheOtherVariationsAlone() {
    TrainingOptions less = Ingredient.BACKGROUND.leaveOut(RECIPE);

    assertThat(less.augmentation().background()).isZero();
    assertThat(less.augmentation().cutMix()).isEqualTo(RECIPE.augmentation().cutMix());
    assertThat(less.pace()).isEqualTo(RECIPE.pace());
  }
}
