package org.plantdiseasedetector.history;

import java.nio.file.Path;
import java.util.Random;

/** A process of its own that saves cases until it is killed, and says so after each. */
public final class KillableSaver {

  private KillableSaver() {}

  public static void main(String[] arguments) throws Exception {
    Random random = new Random(Long.parseLong(arguments[1]));
    try (TestHistory history = TestHistory.open(Path.of(arguments[0]))) {
      System.out.println("ready");
      for (int i = 0; i < 100_000; i++) {
        NewPhoto[] photos = new NewPhoto[1 + random.nextInt(3)];
        for (int p = 0; p < photos.length; p++) {
          byte[] leaf = new byte[random.nextInt(200_000)];
          random.nextBytes(leaf);
          photos[p] = Cases.photo("leaf" + p + ".jpg", leaf);
        }
        PlantCase saved = history.get().save(Cases.of(Cases.details("Huber", "note"), photos));
        System.out.println(saved.number());
      }
    }
  }
}
