package org.plantdiseasedetector.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.ModelIdentity;

/** Reads and writes bundle folders. Every file's size is capped before it is read. */
public final class BundleFiles {

  private static final long MAX_TEXT_BYTES = 64 << 10;
  private static final long MAX_HEAD_BYTES = 16 << 20;

  private BundleFiles() {}

  /**
   * Reads and checks a bundle; runs no code from it.
   *
   * @param directory the bundle's folder
   * @throws BundleException if a file is missing, too large, damaged or contradicts another
   */
  public static ModelBundle read(Path directory) throws BundleException {
    if (!Files.isRegularFile(directory.resolve(ModelBundle.NETWORK_FILE))) {
      throw new BundleException(directory, ModelBundle.NETWORK_FILE + " is missing");
    }
    try {
      ModelConfig config = ConfigYaml.parse(text(directory, ModelBundle.CONFIG_FILE));
      List<ClassId> classes = classes(text(directory, ModelBundle.CLASSES_FILE));
      TrustTensors.Content head =
          TrustTensors.read(
              SafeTensors.read(directory.resolve(ModelBundle.HEAD_FILE), MAX_HEAD_BYTES).tensors());
      return new ModelBundle(directory, config, classes, head.head(), head.trust());
    } catch (IOException | IllegalArgumentException e) {
      throw new BundleException(directory, String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Reads network input, class names and linear head of a bundle whose other statistics are missing
   * or of an older format, so that they can be fitted anew.
   *
   * @param directory the bundle's folder
   * @throws BundleException if one of these cannot be read
   */
  public static Untrusted readUntrusted(Path directory) throws BundleException {
    if (!Files.isRegularFile(directory.resolve(ModelBundle.NETWORK_FILE))) {
      throw new BundleException(directory, ModelBundle.NETWORK_FILE + " is missing");
    }
    try {
      String config = text(directory, ModelBundle.CONFIG_FILE);
      List<ClassId> classes = classes(text(directory, ModelBundle.CLASSES_FILE));
      LinearHead head =
          TrustTensors.head(
              SafeTensors.read(directory.resolve(ModelBundle.HEAD_FILE), MAX_HEAD_BYTES).tensors());
      return new Untrusted(ConfigYaml.identity(config), ConfigYaml.input(config), classes, head);
    } catch (IOException | IllegalArgumentException e) {
      throw new BundleException(directory, String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * The part of a bundle that does not come from calibration.
   *
   * @param identity name and version
   * @param input what the network wants to see
   * @param classes in the order of the head's rows
   * @param head the linear head
   */
  public record Untrusted(
      ModelIdentity identity, InputSpec input, List<ClassId> classes, LinearHead head) {
    /** Copies the list. */
    public Untrusted {
      classes = List.copyOf(classes);
    }
  }

  /**
   * Writes configuration, class names and head into a bundle's folder; the network file is written
   * by its exporter.
   *
   * @param bundle what to write, and where
   * @throws IOException if the disk refuses
   */
  public static void write(ModelBundle bundle) throws IOException {
    Path directory = bundle.directory();
    Files.createDirectories(directory);
    Files.writeString(
        directory.resolve(ModelBundle.CONFIG_FILE), ConfigYaml.format(bundle.config()));
    Files.write(
        directory.resolve(ModelBundle.CLASSES_FILE),
        bundle.classes().stream().map(ClassId::value).toList());
    new SafeTensors(TrustTensors.of(bundle.head(), bundle.trust()), Map.of())
        .write(directory.resolve(ModelBundle.HEAD_FILE));
  }

  /**
   * Reads a head that was fitted to the network of another bundle, with its classes and statistics;
   * runs no code.
   *
   * @param directory where {@link #write} wrote them
   * @param base the bundle of the network
   * @return the adapted bundle, whose folder is that of the base
   * @throws BundleException if a file is missing, too large or damaged, the head is of another
   *     size, the input or the name differs, or a class of the base is missing
   */
  public static ModelBundle readAdapted(Path directory, ModelBundle base) throws BundleException {
    try {
      ModelConfig config = ConfigYaml.parse(text(directory, ModelBundle.CONFIG_FILE));
      List<ClassId> classes = classes(text(directory, ModelBundle.CLASSES_FILE));
      TrustTensors.Content head =
          TrustTensors.read(
              SafeTensors.read(directory.resolve(ModelBundle.HEAD_FILE), MAX_HEAD_BYTES).tensors());
      int known = base.classes().size();
      if (!config.identity().equals(base.identity())
          || head.head().features() != base.head().features()
          || classes.size() < known
          || !classes.subList(0, known).equals(base.classes())) {
        throw new IOException("it was made for another model than " + base.identity());
      }
      ModelConfig own =
          new ModelConfig(
              config.formatVersion(),
              config.identity(),
              base.config().input(),
              config.thresholds());
      return new ModelBundle(base.directory(), own, classes, head.head(), head.trust());
    } catch (IOException | IllegalArgumentException e) {
      throw new BundleException(directory, String.valueOf(e.getMessage()), e);
    }
  }

  private static String text(Path directory, String name) throws IOException {
    Path file = directory.resolve(name);
    if (!Files.isRegularFile(file)) {
      throw new IOException(name + " is missing");
    }
    if (Files.size(file) > MAX_TEXT_BYTES) {
      throw new IOException(name + " is larger than " + MAX_TEXT_BYTES + " bytes");
    }
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  private static List<ClassId> classes(String text) {
    List<ClassId> classes = new ArrayList<>();
    text.lines().filter(line -> !line.isBlank()).map(ClassId::new).forEach(classes::add);
    if (new HashSet<>(classes).size() != classes.size()) {
      throw new IllegalArgumentException("class_names.txt names a class twice");
    }
    return classes;
  }
}
