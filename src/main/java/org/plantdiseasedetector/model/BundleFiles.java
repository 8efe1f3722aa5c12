package org.plantdiseasedetector.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plantdiseasedetector.domain.ClassId;

/** Reads and writes bundle folders. Every file's size is capped before it is read. */
public final class BundleFiles {

  private static final long MAX_TEXT_BYTES = 64 << 10;
  private static final long MAX_HEAD_BYTES = 16 << 20;
  private static final String WEIGHT = "weight";
  private static final String BIAS = "bias";
  private static final String TEMPERATURE = "temperature";

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
      return new ModelBundle(directory, config, classes, head(directory));
    } catch (IOException | IllegalArgumentException e) {
      throw new BundleException(directory, String.valueOf(e.getMessage()), e);
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
    LinearHead head = bundle.head();
    Map<String, FloatTensor> tensors = new LinkedHashMap<>();
    tensors.put(
        WEIGHT, new FloatTensor(new int[] {head.classes(), head.features()}, head.weight()));
    tensors.put(BIAS, FloatTensor.vector(head.bias()));
    tensors.put(TEMPERATURE, FloatTensor.vector((float) head.temperature()));
    new SafeTensors(tensors, Map.of()).write(directory.resolve(ModelBundle.HEAD_FILE));
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

  private static LinearHead head(Path directory) throws IOException {
    SafeTensors file = SafeTensors.read(directory.resolve(ModelBundle.HEAD_FILE), MAX_HEAD_BYTES);
    FloatTensor weight = tensor(file, WEIGHT, 2);
    FloatTensor bias = tensor(file, BIAS, 1);
    FloatTensor temperature = tensor(file, TEMPERATURE, 1);
    return new LinearHead(
        weight.shape()[0], weight.shape()[1], weight.data(), bias.data(), temperature.data()[0]);
  }

  private static FloatTensor tensor(SafeTensors file, String name, int dimensions)
      throws IOException {
    FloatTensor tensor = file.tensors().get(name);
    if (tensor == null || tensor.shape().length != dimensions || tensor.data().length == 0) {
      throw new IOException(ModelBundle.HEAD_FILE + " lacks the tensor " + name);
    }
    for (float value : tensor.data()) {
      if (!Float.isFinite(value)) {
        throw new IOException(ModelBundle.HEAD_FILE + " holds a value that is no number");
      }
    }
    return tensor;
  }
}
