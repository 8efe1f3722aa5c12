package org.plantdiseasedetector.adaptation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.Embedding;
import org.plantdiseasedetector.model.ModelBundle;
import org.plantdiseasedetector.vault.DurableFile;

/**
 * A few embeddings per class that come with a model, of validation photos, which the network has
 * not learnt. They are replayed whenever a head is fitted anew, so that it does not forget
 * (rehearsal: Robins 1995, Connection Science 7(2); with stored features: Hayes et al. 2020, arXiv
 * 1910.02509), and they are the built-in labelled set that a new head has to hold.
 *
 * @param examples with length and without a case
 */
public record References(List<Example> examples) {

  /** File name in a bundle. */
  public static final String FILE = "references.csv";

  /** Length of embeddings where there are no references to measure it on. */
  private static final double PLAIN_LENGTH = 1;

  private static final String HEADER = "class_id,leaf,length,embedding";
  private static final int MAX_BYTES = 4 << 20;
  private static final int MOST = 5000;
  private static final int COLUMNS = 4;

  /** Copies the list. */
  public References {
    examples = List.copyOf(examples);
  }

  /**
   * Reads the file of a bundle.
   *
   * @param bundle a validated bundle
   * @return empty if the bundle has none
   * @throws IOException if the file is too large, damaged, or made for another model
   */
  public static Optional<References> read(ModelBundle bundle) throws IOException {
    Path file = bundle.directory().resolve(FILE);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    String text = new String(DurableFile.read(file, MAX_BYTES), StandardCharsets.US_ASCII);
    List<String> lines = text.lines().toList();
    if (lines.isEmpty() || !lines.getFirst().equals(HEADER) || lines.size() > MOST + 1) {
      throw damaged(file, "its first line or its length", null);
    }
    List<Example> examples = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      Example example = example(file, line);
      if (!bundle.classes().contains(example.label())
          || example.embedding().bytes().length != bundle.head().features()) {
        throw damaged(file, "a class or an embedding that the model does not have", null);
      }
      examples.add(example);
    }
    return Optional.of(new References(examples));
  }

  private static Example example(Path file, String line) throws IOException {
    String[] cells = line.split(",", -1);
    try {
      if (cells.length != COLUMNS) {
        throw new IllegalArgumentException("columns");
      }
      return new Example(
          Embedding.ofBytes(Base64.getDecoder().decode(cells[3])),
          Double.parseDouble(cells[2]),
          new ClassId(cells[0]),
          cells[1],
          0);
    } catch (IllegalArgumentException broken) {
      throw damaged(file, "a damaged line", broken);
    }
  }

  private static IOException damaged(Path file, String what, @Nullable Exception cause) {
    return new IOException(
        "%s cannot be used: %s. Install the model again.".formatted(file, what), cause);
  }

  /**
   * Writes the file, replacing an older one in one step.
   *
   * @param directory the bundle's folder
   * @return the file
   * @throws IOException if the disk refuses
   */
  public Path write(Path directory) throws IOException {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    for (Example example : examples) {
      text.append(
          String.format(
              Locale.ROOT,
              "%s,%s,%.4f,%s\n",
              example.label(),
              example.plant(),
              example.length(),
              Base64.getEncoder().encodeToString(example.embedding().bytes())));
    }
    Path file = directory.resolve(FILE);
    DurableFile.write(file, text.toString().getBytes(StandardCharsets.US_ASCII));
    return file;
  }

  /** Returns the mean length of the embeddings, for photos of which only the direction is known. */
  public double usualLength() {
    return examples.stream().mapToDouble(Example::length).average().orElse(PLAIN_LENGTH);
  }
}
