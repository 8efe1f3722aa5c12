package org.plantdiseasedetector.fuzz;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.plantdiseasedetector.testing.HostileFiles;
import org.plantdiseasedetector.testing.Pictures;
import org.plantdiseasedetector.update.ModelFolders;
import org.plantdiseasedetector.update.archive.ArchiveWriter;

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
    writeSeedsOfUpdates(folder);
    Files.write(folder.resolve("deflate-tiff"), HostileFiles.deflatedTiff(picture));
  }

  /** The root in the app, alone and in an archive. */
  private static void writeSeedsOfUpdates(Path folder) throws IOException {
    byte[] root;
    try (InputStream in = ModelFolders.class.getResourceAsStream("root.json")) {
      root = Objects.requireNonNull(in).readAllBytes();
    }
    Files.write(folder.resolve("root-json"), root);
    Path work = Files.createTempDirectory(folder.resolveSibling("corpus"), "work");
    Path metadata = Files.createDirectories(work.resolve("metadata"));
    Files.write(metadata.resolve("1.root.json"), root);
    try (OutputStream out = Files.newOutputStream(folder.resolve("archive-zip"))) {
      ArchiveWriter.pack(work, List.of("metadata/1.root.json"), out);
    }
    Files.delete(metadata.resolve("1.root.json"));
    Files.delete(metadata);
    Files.delete(work);
  }
}
