package org.plantdiseasedetector.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanUndoTest {

  @TempDir private Path folder;

  @Test
  void theFormerSettingsComeBackOnce() throws IOException {
    PlanUndo undo = new PlanUndo(folder);
    Files.writeString(PlanFile.place(folder), "former");
    undo.remember();
    Files.writeString(PlanFile.place(folder), "new");

    assertThat(undo.undo()).isTrue();
    assertThat(PlanFile.place(folder)).hasContent("former");
    assertThat(undo.undo()).isFalse();
    assertThat(PlanFile.place(folder)).hasContent("former");
  }

  @Test
  void whereThereWereNoneThereAreNoneAgain() throws IOException {
    PlanUndo undo = new PlanUndo(folder.resolve("new"));
    undo.remember();
    Files.writeString(PlanFile.place(folder.resolve("new")), "new");

    assertThat(undo.isPossible()).isTrue();
    assertThat(undo.undo()).isTrue();
    assertThat(PlanFile.place(folder.resolve("new"))).doesNotExist();
  }
}
