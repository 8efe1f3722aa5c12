package org.plantdiseasedetector.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which model a start uses, whatever happened to the files. */
class ModelGuardTest {

  @TempDir private Path folder;
  private UpdateWorld world;

  @BeforeEach
  void makeWorld() throws Exception {
    world = new UpdateWorld(folder);
    assertThat(world.start()).isEqualTo("1.0.0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"best_model.pth", "config.yaml", "head.safetensors", "release.json"})
  void aTamperedInstalledModelIsRefusedAtEveryStart(String file) throws Exception {
    world.publish("2.0.0");
    world.update(world.repository());
    world.start();
    Path target = world.data().resolve("models/tiny-2.0.0").resolve(file);
    byte[] content = Files.readAllBytes(target);
    content[content.length / 2] ^= 1;
    Files.write(target, content);

    for (int i = 0; i < 2; i++) {
      ModelGuard guard = world.guard();
      assertThat(guard.choose().orElseThrow().identity().version()).isEqualTo("1.0.0");
      assertThat(guard.notices()).singleElement().asString().contains("tiny-2.0.0", file);
    }
  }

  @Test
  void anExtraFileInAnInstalledModelIsRefused() throws Exception {
    world.publish("2.0.0");
    world.update(world.repository());
    Files.write(world.data().resolve("models/tiny-2.0.0/extra.pt"), new byte[1]);

    assertThat(world.start()).isEqualTo("1.0.0");
  }

  @Test
  void aTamperedModelGivesWayToTheLastGoodInstalledOne() throws Exception {
    world.publish("2.0.0");
    world.update(world.repository());
    world.start();
    world.publish("3.0.0");
    world.update(world.repository());
    world.start();
    Files.delete(world.data().resolve("models/tiny-3.0.0/head.safetensors"));

    assertThat(world.start()).isEqualTo("2.0.0");
  }

  @Test
  void aTamperedShippedModelIsRefused() throws Exception {
    world.folders();
    Path network = folder.resolve("shipped/tiny-1.0.0/best_model.pth");
    Files.write(network, new byte[UpdateWorld.NETWORK_BYTES]);
    ModelGuard guard = world.guard();

    assertThat(guard.choose()).isEmpty();
    assertThat(guard.notices()).singleElement().asString().contains("best_model.pth was changed");
  }

  @Test
  void aWithdrawnModelIsNotUsedOnceTheNewsHasArrived() throws Exception {
    world.publish("2.0.0");
    world.publish("3.0.0");
    world.update(world.repository());
    assertThat(world.start()).isEqualTo("3.0.0");
    world.publisher().withdraw("tiny-3.0.0", world.ring);

    try (UpdateSource source = UpdateSource.carried(world.repository())) {
      assertThat(world.updater().check(source).withdrawn()).containsExactly("tiny-3.0.0");
    }
    assertThat(world.start()).isEqualTo("1.0.0");
  }

  @Test
  void aModelThatDoesNotStartIsLeftOnceAndForAll() throws Exception {
    world.publish("2.0.0");
    world.update(world.repository());
    ModelGuard guard = world.guard();
    guard.choose();

    assertThat(guard.failed("it did not start").orElseThrow().identity().version())
        .isEqualTo("1.0.0");
    assertThat(guard.notices()).singleElement().asString().contains("tiny-2.0.0");
    assertThat(guard.failed("this neither")).isEmpty();
    assertThat(world.start()).isEqualTo("1.0.0");
  }

  @Test
  void aModelThatKillsTheProcessAtItsFirstStartIsLeft() throws Exception {
    world.publish("2.0.0");
    world.update(world.repository());
    ModelGuard dying = world.guard();
    dying.choose();
    dying.abandon();

    ModelGuard next = world.guard();

    assertThat(next.choose().orElseThrow().identity().version()).isEqualTo("1.0.0");
    assertThat(next.notices()).singleElement().asString().contains("tiny-2.0.0");
  }

  @Test
  void aSecondProcessDoesNotTakeARunningFirstStartForADeadOne() throws Exception {
    world.publish("2.0.0");
    world.update(world.repository());
    ModelGuard first = world.guard();
    first.choose();

    assertThat(world.start()).isEqualTo("2.0.0");
    first.started();
    assertThat(world.start()).isEqualTo("2.0.0");
  }

  @Test
  void aNewerAppBringsItsNewerModel() throws Exception {
    world.publish("2.0.0");
    world.update(world.repository());
    assertThat(world.start()).isEqualTo("2.0.0");

    UpdateWorld.bundle(folder.resolve("shipped"), "3.0.0");
    Files.delete(folder.resolve("shipped-models.json"));

    assertThat(world.start()).isEqualTo("3.0.0");
  }

  @Test
  void aDamagedStateFileIsKeptAndTheShippedModelUsed() throws Exception {
    world.publish("2.0.0");
    world.update(world.repository());
    Path state = world.data().resolve("updates/state.json");
    Files.writeString(state, "{\"active\":\"tiny-2.0.0\"}");

    assertThat(world.start()).isEqualTo("1.0.0");
    assertThat(state.resolveSibling("state.json.damaged"))
        .hasContent("{\"active\":\"tiny-2.0.0\"}");
  }
}
