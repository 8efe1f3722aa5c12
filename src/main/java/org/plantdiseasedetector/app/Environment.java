package org.plantdiseasedetector.app;

import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.benchmark.MachineProbe;

/**
 * What the process was given: the only reader of system properties, environment variables and paths
 * of the operating system. Immutable and thread-safe.
 */
public final class Environment {

  /** System property with the folder of the model bundles. */
  public static final String MODELS_PROPERTY = "pdd.models";

  /** System property with the folder of the sample photos. */
  public static final String SAMPLES_PROPERTY = "pdd.samples";

  /** System property with the data folder, which the portable app has beside itself. */
  public static final String DATA_PROPERTY = "pdd.data";

  /** Environment variable with the data folder; goes before the property. */
  public static final String DATA_VARIABLE = "PDD_DATA_DIR";

  /** System property with the language of the window, for example {@code es}. */
  public static final String LANGUAGE_PROPERTY = "pdd.language";

  /** Environment variable with the language of the window; the system property goes first. */
  public static final String LANGUAGE_VARIABLE = "PDD_LANGUAGE";

  /** Environment variable with which the launcher of jpackage marks its second half. */
  private static final String LAUNCHER_VARIABLE = "_JPACKAGE_LAUNCHER";

  /** Environment variable with the time at which the app was started by its own button. */
  static final String RESTARTED_VARIABLE = "PDD_RESTARTED_AT";

  private static final String UNIX_NAME = "plant-disease-detector";
  private static final String NAME = "PlantDiseaseDetector";

  private final Lookup properties;
  private final Lookup variables;

  /** Gives the value of a name. */
  @FunctionalInterface
  public interface Lookup {
    /**
     * Looks up.
     *
     * @param name the name
     * @return null if it has no value
     */
    @Nullable String get(String name);
  }

  /**
   * Makes an environment.
   *
   * @param properties system properties
   * @param variables environment variables
   */
  public Environment(Lookup properties, Lookup variables) {
    this.properties = properties;
    this.variables = variables;
  }

  /** Returns the environment of this process. */
  public static Environment ofProcess() {
    return new Environment(System::getProperty, System::getenv);
  }

  /**
   * Returns the same environment with the data folder that was settled on.
   *
   * @param directory the folder
   */
  public Environment withDataDirectory(Path directory) {
    return new Environment(
        properties,
        name -> name.equals(DATA_VARIABLE) ? directory.toString() : variables.get(name));
  }

  /**
   * Returns the folder for the app's own files; it need not exist.
   *
   * @param chosen the folder that the user named on the command line
   */
  public Path dataDirectory(Optional<Path> chosen) {
    return chosen
        .or(() -> variable(DATA_VARIABLE).map(Path::of))
        .or(() -> property(DATA_PROPERTY).map(Path::of))
        .orElseGet(this::systemDataDirectory)
        .toAbsolutePath()
        .normalize();
  }

  /** Local, not roaming, on Windows: models and logs must not travel through a network profile. */
  private Path systemDataDirectory() {
    Path home = Path.of(property("user.home").orElse("."));
    String system = property("os.name").orElse("").toLowerCase(Locale.ROOT);
    if (system.startsWith("windows")) {
      return variable("LOCALAPPDATA")
          .map(Path::of)
          .orElseGet(() -> home.resolve("AppData").resolve("Local"))
          .resolve(NAME);
    }
    if (system.startsWith("mac")) {
      return home.resolve("Library").resolve("Application Support").resolve(NAME);
    }
    return variable("XDG_DATA_HOME")
        .map(Path::of)
        .filter(Path::isAbsolute)
        .orElseGet(() -> home.resolve(".local").resolve("share"))
        .resolve(UNIX_NAME);
  }

  /** Returns the folder that holds one folder per model bundle. */
  public Path modelsDirectory() {
    return Path.of(property(MODELS_PROPERTY).orElse("models")).toAbsolutePath();
  }

  /** Returns the folder of the sample photos. */
  public Path samplesDirectory() {
    return property(SAMPLES_PROPERTY)
        .map(Path::of)
        .orElseGet(() -> Path.of("src", "main", "samples"))
        .toAbsolutePath();
  }

  /** Returns the language that the window was started with, if it was. */
  public Optional<String> language() {
    return property(LANGUAGE_PROPERTY).or(() -> variable(LANGUAGE_VARIABLE));
  }

  /** Returns what finds out whether a window can be shown. */
  public DisplayProbe displayProbe() {
    return new DisplayProbe(
        property("os.name").orElse(""),
        property("glass.platform").orElse("").equalsIgnoreCase("headless"),
        variable("DISPLAY").orElse(""));
  }

  /** Returns whether this is macOS. */
  public boolean isMac() {
    return property("os.name").orElse("").toLowerCase(Locale.ROOT).startsWith("mac");
  }

  /**
   * Returns the jar or folder that the app's classes come from.
   *
   * @throws IllegalStateException never in a usual Java: their place is a file
   */
  public Path code() {
    try {
      return Path.of(Environment.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toAbsolutePath();
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException("The place of the app's classes has no path", impossible);
    }
  }

  /** Returns the jars on the class path. */
  public List<Path> libraries() {
    return property("java.class.path").stream()
        .flatMap(path -> Stream.of(path.split(Pattern.quote(File.pathSeparator))))
        .filter(entry -> entry.endsWith(".jar"))
        .map(entry -> Path.of(entry).toAbsolutePath())
        .toList();
  }

  /** Returns how the console of this app is started; empty if this process does not tell. */
  public Optional<List<String>> consoleCommand() {
    Optional<Path> launcher =
        property("jpackage.app-path")
            .map(Path::of)
            .map(app -> app.resolveSibling(app.toString().endsWith(".exe") ? "pdd.exe" : "pdd"));
    if (launcher.isPresent()) {
      return launcher.filter(Files::isExecutable).map(file -> List.of(file.toString()));
    }
    Optional<String> home = property("java.home");
    Optional<String> classes = property("java.class.path");
    if (home.isEmpty() || classes.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        List.of(
            Path.of(home.get(), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-D" + MODELS_PROPERTY + "=" + modelsDirectory(),
            "-D" + SAMPLES_PROPERTY + "=" + samplesDirectory(),
            "-cp",
            classes.get(),
            ConsoleLauncher.class.getName()));
  }

  /**
   * Takes out of a new process's variables what makes the packaged launcher take it for its own
   * second half, which then waits for words from its first half and does nothing.
   *
   * @param variables of the new process
   */
  static void forgetLauncher(Map<String, String> variables) {
    variables.remove(LAUNCHER_VARIABLE);
  }

  /** Returns what looks at this computer for the benchmark. */
  public MachineProbe machineProbe() {
    return new MachineProbe(
        Path.of("/"),
        property("os.name").orElse("unknown system"),
        property("os.arch").orElse("unknown processor"),
        processors());
  }

  /** Returns the version that the build wrote into the jar. */
  public String version() {
    return Optional.ofNullable(Environment.class.getPackage().getImplementationVersion())
        .orElse("development build");
  }

  /** Returns the number of processors, at least 1. */
  public int processors() {
    return Runtime.getRuntime().availableProcessors();
  }

  /** Returns the character set of the terminal. */
  public Charset terminalCharset() {
    return property("stdout.encoding")
        .filter(Environment::isCharset)
        .map(Charset::forName)
        .orElse(StandardCharsets.UTF_8);
  }

  private static boolean isCharset(String name) {
    try {
      return Charset.isSupported(name);
    } catch (IllegalArgumentException illegalName) {
      return false;
    }
  }

  /**
   * Returns whether standard error goes to a terminal. Java tells only about standard input and
   * output together, so Linux is asked for the file behind the stream.
   */
  public boolean messagesAreWatched() {
    Path link = Path.of("/proc/self/fd/2");
    try {
      if (Files.isSymbolicLink(link)) {
        String target = Files.readSymbolicLink(link).toString();
        return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
      }
    } catch (IOException | InvalidPathException unknown) {
      return false;
    }
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }

  /**
   * Asks the person at the terminal for a secret, without showing it.
   *
   * @param question what to type
   * @return the characters, or empty if there is no terminal
   */
  public Optional<char[]> askSecret(String question) {
    return Optional.ofNullable(System.console())
        .filter(Console::isTerminal)
        .map(console -> console.readPassword("%s", question));
  }

  /** Returns the folder of the person at the computer. */
  public Path home() {
    return Path.of(property("user.home").orElse(".")).toAbsolutePath();
  }

  /**
   * Returns what a scheduler tells its tasks.
   *
   * @param name of an environment variable, for example {@code SLURM_ARRAY_TASK_ID}
   */
  public Optional<String> ofScheduler(String name) {
    return variable(name);
  }

  /** Returns the name of the person at the computer. */
  public String user() {
    return property("user.name").orElse("unknown");
  }

  /** Returns the name of the computer; empty if unknown. */
  public String host() {
    return variable("HOSTNAME").or(() -> variable("COMPUTERNAME")).orElseGet(Environment::etcHost);
  }

  private static String etcHost() {
    try {
      return Files.readString(Path.of("/etc/hostname")).strip();
    } catch (IOException elsewhere) {
      return "";
    }
  }

  /** Returns name, version and architecture of the operating system. */
  public String system() {
    return Stream.of("os.name", "os.version", "os.arch")
        .map(name -> property(name).orElse("unknown"))
        .collect(Collectors.joining(" "));
  }

  /** Returns when the app was started by its own button, if it was. */
  public Optional<Instant> restartedAt() {
    try {
      return variable(RESTARTED_VARIABLE).map(Instant::parse);
    } catch (DateTimeParseException nonsense) {
      return Optional.empty();
    }
  }

  private Optional<String> property(String name) {
    return Optional.ofNullable(properties.get(name)).filter(value -> !value.isBlank());
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
  }
}
