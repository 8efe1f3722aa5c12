package org.plantdiseasedetector.fuzz;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.plantdiseasedetector.testing.HostileFiles;
import org.plantdiseasedetector.testing.Pictures;

/** Writes the files that the fuzzer starts from: one small picture of each format and coding. */
public final class FuzzSeeds {

  private FuzzSeeds() {}

  /**
   * Writes the files, and makes the folder beside them in which the fuzzer collects its own.
   *
   * @param arguments the folder
   * @throws IOException if the disk refuses
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    Files.createDirectories(folder.resolveSibling("corpus"));
    BufferedImage picture = Pictures.corners(20, 14);
    for (String format : List.of("jpg", "png", "gif", "bmp", "tiff")) {
      Files.write(folder.resolve("plain-" + format), Pictures.encode(picture, format));
    }
    Files.write(folder.resolve("progressive-jpg"), HostileFiles.progressive(picture));
    Files.write(folder.resolve("lossy-webp"), HostileFiles.tinyWebp());
    Files.write(folder.resolve("metadata-png"), HostileFiles.pngWithMetadata(20, 14));
    Files.write(folder.resolve("deflate-tiff"), HostileFiles.deflatedTiff(picture));
  }
}
