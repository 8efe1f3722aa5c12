package org.plantdiseasedetector.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.domain.ModelIdentity;

/** Which models reports may call genuine. */
class ModelListTest {

  private static final ModelIdentity SHIPPED = new ModelIdentity("tiny", "1.0.0");
  private static final ModelIdentity INSTALLED = new ModelIdentity("tiny", "2.0.0");

  @TempDir private Path folder;

  @Test
  void onlyUnchangedModelsAreGenuineAndTellWhereTheyComeFrom() throws Exception {
    UpdateWorld world = new UpdateWorld(folder);
    world.start();
    world.publish("2.0.0");
    world.update(world.repository());
    Map<ModelIdentity, ModelList.Entry> genuine = new ModelList(world.folders()).genuine();
    assertThat(genuine).containsOnlyKeys(SHIPPED, INSTALLED);
    assertThat(genuine.get(SHIPPED).shipped()).isTrue();
    assertThat(genuine.get(INSTALLED).shipped()).isFalse();

    Files.write(world.data().resolve("models/tiny-2.0.0/best_model.pth"), new byte[9]);
    assertThat(new ModelList(world.folders()).genuine()).containsOnlyKeys(SHIPPED);
    Files.write(folder.resolve("shipped/tiny-1.0.0/best_model.pth"), new byte[9]);
    assertThat(new ModelList(world.folders()).genuine()).isEmpty();
  }
}
