package org.plantdiseasedetector.update;

import java.nio.file.Path;

/** Installs, starts and goes back until it is killed. */
final class KillableUpdater {

  private KillableUpdater() {}

  /**
   * Runs for ever.
   *
   * @param arguments folder of the world, made by {@link UpdateWorld}
   * @throws Exception if anything but a kill goes wrong
   */
  public static void main(String[] arguments) throws Exception {
    UpdateWorld world = UpdateWorld.existing(Path.of(arguments[0]));
    System.out.println("ready");
    for (int turn = 0; ; turn++) {
      world.update(world.folder.resolve("tiny-2.0.0.pddmodel"));
      world.start();
      world.update(world.folder.resolve("tiny-3.0.0.pddmodel"));
      world.start();
      if (turn % 2 == 0) {
        world.choice().back("");
      } else {
        world.choice().use("tiny-3.0.0", "");
      }
      world.forget(turn);
    }
  }
}
