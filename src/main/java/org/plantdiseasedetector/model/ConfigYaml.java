package org.plantdiseasedetector.model;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.domain.ModelIdentity;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads and writes {@code config.yaml}. Reading is strict: every key must be there, no other may
 * be, and every value must be in range, so that a bundle of another format version is refused
 * instead of half understood.
 */
public final class ConfigYaml {

  /** The only format version that this app reads. */
  public static final int FORMAT = 2;

  private static final int MAX_SIDE = 1024;
  private static final double MAX_LOGIT = 1000;

  private ConfigYaml() {}

  /**
   * Parses the text of a configuration.
   *
   * @param yaml content of {@code config.yaml}
   * @return the configuration
   * @throws IllegalArgumentException if a key is missing, unknown or out of range
   */
  public static ModelConfig parse(String yaml) {
    Map<?, ?> root = root(yaml);
    int format = integer(root, "format", FORMAT, FORMAT);
    return new ModelConfig(
        format, identity(root), input(root.get("input")), thresholds(root.get("thresholds")));
  }

  /** Reads name and version alone, of any format version. */
  static ModelIdentity identity(String yaml) {
    return identity(root(yaml));
  }

  /** Reads the network's input alone, of any format version. */
  static InputSpec input(String yaml) {
    return input(root(yaml).get("input"));
  }

  private static Map<?, ?> root(String yaml) {
    try {
      LoadSettings settings = LoadSettings.builder().setAllowDuplicateKeys(false).build();
      return map(
          new Load(settings).loadFromString(yaml),
          "the file",
          Set.of("format", "name", "version", "input", "thresholds"));
    } catch (YamlEngineException e) {
      throw new IllegalArgumentException("config.yaml is no valid YAML", e);
    }
  }

  private static ModelIdentity identity(Map<?, ?> root) {
    return new ModelIdentity(word(root, "name"), word(root, "version"));
  }

  private static InputSpec input(@Nullable Object node) {
    Map<?, ?> input = map(node, "input", Set.of("size", "views", "mean", "std"));
    int size = integer(input, "size", 32, MAX_SIDE);
    if (size % 32 != 0) {
      throw new IllegalArgumentException("input.size is no multiple of 32: " + size);
    }
    List<View> views =
        list(input, "views").stream()
            .map(view -> View.valueOf(view.toString().toUpperCase(Locale.ROOT)))
            .toList();
    if (views.isEmpty()) {
      throw new IllegalArgumentException("input.views is empty");
    }
    return new InputSpec(
        size, views, channels(input, "mean", 0, 1), channels(input, "std", 0.01, 1));
  }

  private static ModelConfig.Thresholds thresholds(@Nullable Object node) {
    Map<?, ?> map = map(node, "thresholds", Set.of("confident", "rolled_up", "unfamiliar"));
    return new ModelConfig.Thresholds(
        number(map.get("confident"), "confident", 0, 1),
        number(map.get("rolled_up"), "rolled_up", 0, 1),
        number(map.get("unfamiliar"), "unfamiliar", -MAX_LOGIT, MAX_LOGIT));
  }

  private static float[] channels(Map<?, ?> map, String key, double min, double max) {
    List<?> values = list(map, key);
    if (values.size() != 3) {
      throw new IllegalArgumentException(key + " needs three numbers");
    }
    float[] channels = new float[3];
    for (int c = 0; c < 3; c++) {
      channels[c] = (float) number(values.get(c), key, min, max);
    }
    return channels;
  }

  private static Map<?, ?> map(@Nullable Object node, String where, Set<String> keys) {
    if (!(node instanceof Map<?, ?> map) || !map.keySet().equals(keys)) {
      throw new IllegalArgumentException(where + " must have exactly the keys " + sorted(keys));
    }
    return map;
  }

  private static String sorted(Set<String> keys) {
    return keys.stream().sorted().collect(Collectors.joining(", "));
  }

  private static List<?> list(Map<?, ?> map, String key) {
    if (map.get(key) instanceof List<?> list) {
      return list;
    }
    throw new IllegalArgumentException(key + " is no list");
  }

  private static String word(Map<?, ?> map, String key) {
    String word = String.valueOf(map.get(key));
    if (!word.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,39}")) {
      throw new IllegalArgumentException(key + " is no plain word: " + word);
    }
    return word;
  }

  private static int integer(Map<?, ?> map, String key, int min, int max) {
    double value = number(map.get(key), key, min, max);
    if (value != Math.rint(value)) {
      throw new IllegalArgumentException(key + " is no whole number: " + value);
    }
    return (int) value;
  }

  private static double number(@Nullable Object value, String key, double min, double max) {
    if (value instanceof Number number
        && number.doubleValue() >= min
        && number.doubleValue() <= max) {
      return number.doubleValue();
    }
    throw new IllegalArgumentException(
        "%s must be a number from %s to %s: %s".formatted(key, plain(min), plain(max), value));
  }

  private static String plain(double bound) {
    return BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
  }

  /**
   * Formats a configuration; {@link #parse} gives it back.
   *
   * @param config the configuration
   * @return content of {@code config.yaml}
   */
  public static String format(ModelConfig config) {
    InputSpec input = config.input();
    String views =
        input.views().stream()
            .map(view -> view.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    return """
    format: %d
    name: "%s"
    version: "%s"
    input:
      size: %d
      views: [%s]
      mean: %s
      std: %s
    thresholds:
      confident: %s
      rolled_up: %s
      unfamiliar: %s
    """
        .formatted(
            config.formatVersion(),
            config.identity().name(),
            config.identity().version(),
            input.size(),
            views,
            Arrays.toString(input.mean()),
            Arrays.toString(input.std()),
            config.thresholds().confident(),
            config.thresholds().rolledUp(),
            config.thresholds().unfamiliar());
  }
}
