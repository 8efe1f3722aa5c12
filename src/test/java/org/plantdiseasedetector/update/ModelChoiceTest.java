package org.plantdiseasedetector.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.update.UpdateException.Reason;

/** Choosing among models, and removing them. */
class ModelChoiceTest {

  @TempDir private Path folder;
  private UpdateWorld world;

  @BeforeEach
  void installTwo() throws Exception {
    world = new UpdateWorld(folder);
    world.start();
    for (String version : new String[] {"2.0.0", "3.0.0"}) {
      world.publish(version);
      world.update(world.repository());
      world.start();
    }
  }

  private Reason refusal(String name) {
    return catchThrowableOfType(UpdateException.class, () -> world.choice().remove(name)).reason();
  }

  @Test
  void everyChangeIsLoggedWithItsReason() throws Exception {
    world.choice().use("tiny-2.0.0", "Too many tomatoes\nare late \u001B[31mblight");
    world.choice().use("tiny-1.0.0", "");

    assertThat(world.start()).isEqualTo("1.0.0");
    assertThat(world.folders().switches().read())
        .extracting(SwitchLog.Line::kind, SwitchLog.Line::from, SwitchLog.Line::to)
        .containsExactly(
            tuple(SwitchLog.Kind.CHOSEN, "tiny-2.0.0", ""),
            tuple(SwitchLog.Kind.CHOSEN, "tiny-3.0.0", "tiny-2.0.0"),
            tuple(SwitchLog.Kind.INSTALLED, "tiny-2.0.0", "tiny-3.0.0"),
            tuple(SwitchLog.Kind.INSTALLED, "", "tiny-2.0.0"));
    assertThat(world.folders().switches().read().get(1).reason())
        .startsWith("Too many tomatoes")
        .endsWith("blight")
        .doesNotContain("\n", "\u001B");
  }

  @Test
  void aDamagedLineOfTheLogHidesNoOther() throws Exception {
    Files.writeString(world.folders().switches().file(), "{\"at\":\n", StandardOpenOption.APPEND);
    world.choice().back("because");

    assertThat(world.folders().switches().read()).hasSize(3);
  }

  @Test
  void theModelInUseAndTheLastGoodOneStay() throws Exception {
    assertThat(refusal("tiny-3.0.0")).isEqualTo(Reason.IN_USE);
    assertThat(refusal("tiny-2.0.0")).isEqualTo(Reason.IN_USE);
    assertThat(refusal("tiny-1.0.0")).isEqualTo(Reason.MISSING);
    assertThat(refusal("../trusted")).isEqualTo(Reason.MISSING);
    assertThat(world.start()).isEqualTo("3.0.0");
  }

  @Test
  void anUnneededModelIsRemovedAlsoIfItWasTamperedWith() throws Exception {
    world.publish("4.0.0");
    world.update(world.repository());
    world.start();
    Path unneeded = world.data().resolve("models/tiny-2.0.0");
    Files.write(unneeded.resolve("config.yaml"), new byte[1]);

    world.choice().remove("tiny-2.0.0");

    assertThat(unneeded).doesNotExist();
    assertThat(world.data().resolve("models")).isDirectoryNotContaining("glob:**.old-*");
    assertThat(world.start()).isEqualTo("4.0.0");
    assertThat(world.folders().switches().read().getFirst().kind())
        .isEqualTo(SwitchLog.Kind.REMOVED);
  }

  @Test
  void aKeptUpdateIsUsedOnlyWhenSomebodyChoosesItAndComesWithAFirstStart() throws Exception {
    world.publish("4.0.0");
    try (UpdateSource source = UpdateSource.carried(world.repository())) {
      ModelUpdater updater = world.updater();
      updater.keep(updater.check(source), source, new UpdateWorld.Progress());
    }
    assertThat(world.start()).isEqualTo("3.0.0");

    world.choice().use("tiny-4.0.0", "better on my cases");
    ModelGuard guard = world.guard();
    assertThat(guard.choose().orElseThrow().identity().version()).isEqualTo("4.0.0");
    assertThat(guard.failed("it did not start").orElseThrow().identity().version())
        .isEqualTo("3.0.0");
  }

  @Test
  void anOlderInstalledModelIsUsedAlthoughTheAppCameWithANewerOne() throws Exception {
    Files.delete(folder.resolve("shipped-models.json"));
    UpdateWorld.bundle(folder.resolve("shipped"), "5.0.0");
    assertThat(world.start()).isEqualTo("5.0.0");

    world.choice().use("tiny-3.0.0", "5.0.0 knows no coffee");

    assertThat(world.start()).isEqualTo("3.0.0");
  }

  @Test
  void aTamperedModelCannotBeChosen() throws Exception {
    Files.write(world.data().resolve("models/tiny-2.0.0/config.yaml"), new byte[1]);

    assertThat(
            catchThrowableOfType(UpdateException.class, () -> world.choice().use("tiny-2.0.0", ""))
                .reason())
        .isEqualTo(Reason.TAMPERED);
    assertThat(world.start()).isEqualTo("3.0.0");
  }

  @Test
  void aRefusedModelCanBeRemovedAlthoughItWasTheOneInUse() throws Exception {
    Files.write(world.data().resolve("models/tiny-3.0.0/config.yaml"), new byte[1]);
    assertThat(world.start()).isEqualTo("2.0.0");

    world.choice().remove("tiny-3.0.0");

    ModelGuard guard = world.guard();
    assertThat(guard.choose().orElseThrow().identity().version()).isEqualTo("2.0.0");
    assertThat(guard.notices()).isEmpty();
    assertThat(refusal("tiny-2.0.0")).isEqualTo(Reason.IN_USE);
  }
}
