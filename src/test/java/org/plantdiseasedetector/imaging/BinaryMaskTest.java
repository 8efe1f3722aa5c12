package org.plantdiseasedetector.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BinaryMaskTest {

  private static BinaryMask mask(String picture) {
    String[] rows = picture.lines().toArray(String[]::new);
    boolean[] set = new boolean[rows.length * rows[0].length()];
    for (int i = 0; i < set.length; i++) {
      set[i] = rows[i / rows[0].length()].charAt(i % rows[0].length()) == '#';
    }
    return new BinaryMask(rows[0].length(), rows.length, set);
  }

  private static String text(BinaryMask mask) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < mask.set().length; i++) {
      text.append(mask.set()[i] ? '#' : '.');
      text.append((i + 1) % mask.width() == 0 ? "\n" : "");
    }
    return text.toString();
  }

  @Test
  void dilationGrowsBySquaresAndErosionUndoesIt() {
    BinaryMask dot = mask(".....\n.....\n..#..\n.....\n.....\n");

    assertThat(text(dot.dilate(1))).isEqualTo(".....\n.###.\n.###.\n.###.\n.....\n");
    assertThat(text(dot.dilate(1).erode(1))).isEqualTo(text(dot));
    assertThat(text(dot.dilate(0))).isEqualTo(text(dot));
  }

  @Test
  void erosionDoesNotEatFromThePicturesBorder() {
    assertThat(text(mask("###\n###\n###\n").erode(1))).isEqualTo("###\n###\n###\n");
    assertThat(text(mask("###.\n###.\n").erode(1))).isEqualTo("##..\n##..\n");
  }

  @Test
  void closingBridgesANarrowGap() {
    assertThat(text(mask("##.##\n##.##\n").close(1))).isEqualTo("#####\n#####\n");
  }

  @Test
  void holesAreFilledButBaysAreNot() {
    assertThat(text(mask("#####\n#.#..\n#####\n").fillHoles())).isEqualTo("#####\n###..\n#####\n");
  }

  @Test
  void smallPartsAreDropped() {
    assertThat(text(mask("##..#\n##...\n...##\n").dropSmallerThan(3)))
        .isEqualTo("##...\n##...\n.....\n");
    assertThat(mask("##..#\n").count()).isEqualTo(3);
  }
}
