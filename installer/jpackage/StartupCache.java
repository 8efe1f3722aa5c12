import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Trains the cache that lets the packaged app start faster (JEP 483, 514, 515) and puts it into the
 * application image. Usage: java StartupCache.java IMAGE TIMESTAMP
 *
 * <p>The image's own runtime is trained, because a cache fits no other; the linked runtime has no
 * {@code java}, so that of the JDK is lent to it meanwhile. One cache serves window and console: it
 * is recorded by a run that opens the window on a screen that is not there, diagnoses the samples,
 * and then does the same by console commands.
 *
 * <p>All files of the image first get the time that the build gives to everything, since the cache
 * remembers the times of the jars and packages keep them.
 */
public final class StartupCache {

  private static final String CACHE = "startup.aot";

  private StartupCache() {}

  public static void main(String[] arguments) throws Exception {
    Path image = Path.of(arguments[0]).toAbsolutePath();
    setTimes(image, FileTime.from(Instant.parse(arguments[1])));
    boolean mac = Files.isDirectory(image.resolve("Contents"));
    Path app =
        mac ? image.resolve("Contents/app") : first(image.resolve("lib/app"), image.resolve("app"));
    Path runtime =
        mac
            ? image.resolve("Contents/runtime/Contents/Home")
            : first(image.resolve("lib/runtime"), image.resolve("runtime"));
    Path cache = app.resolve(CACHE);
    Files.deleteIfExists(cache);
    Path work = Files.createTempDirectory("startup");
    try {
      train(app, runtime, work, cache);
    } finally {
      delete(work);
    }
    addToManifest(app, cache);
    setTimes(image, FileTime.from(Instant.parse(arguments[1])));
    System.out.printf("%s: %,d bytes%n", cache, Files.size(cache));
  }

  private static Path first(Path one, Path other) {
    return Files.isDirectory(one) ? one : other;
  }

  private static void train(Path app, Path runtime, Path work, Path cache) throws Exception {
    String name = System.getProperty("os.name").startsWith("Windows") ? "java.exe" : "java";
    Path bin = runtime.resolve("bin");
    boolean hadBin = Files.isDirectory(bin);
    Files.createDirectories(bin);
    Path lent = bin.resolve(name);
    Files.copy(
        Path.of(System.getProperty("java.home"), "bin", name),
        lent,
        StandardCopyOption.REPLACE_EXISTING);
    try {
      Path recorded = work.resolve("recorded");
      List<String> options = options(app);
      run(lent, options, List.of("-XX:AOTMode=record", "-XX:AOTConfiguration=" + recorded), work);
      run(
          lent,
          options,
          List.of(
              "-XX:AOTMode=create", "-XX:AOTConfiguration=" + recorded, "-XX:AOTCache=" + cache),
          work);
    } finally {
      Files.delete(lent);
      if (!hadBin) {
        Files.delete(bin);
      }
    }
  }

  /** Class path and options are read from where the launcher reads them. */
  private static List<String> options(Path app) throws IOException {
    List<String> classPath = new ArrayList<>();
    List<String> options = new ArrayList<>();
    for (String line : Files.readAllLines(app.resolve("PlantDiseaseDetector.cfg"))) {
      String value = line.substring(line.indexOf('=') + 1).replace("$APPDIR", app.toString());
      if (line.startsWith("app.classpath=")) {
        classPath.add(value);
      } else if (line.startsWith("java-options=")
          && !value.startsWith("-XX:AOT")
          && !value.startsWith("-Xlog")) {
        options.add(value);
      }
    }
    options.add("-cp");
    options.add(String.join(java.io.File.pathSeparator, classPath));
    return options;
  }

  private static void run(Path java, List<String> options, List<String> training, Path work)
      throws Exception {
    List<String> command = new ArrayList<>(List.of(java.toString()));
    command.addAll(training);
    command.addAll(List.of("-Dglass.platform=Headless", "-Dprism.order=sw", "-Duser.home=" + work));
    command.addAll(options);
    command.add("org.plantdiseasedetector.app.TrainingLauncher");
    ProcessBuilder process = new ProcessBuilder(command).inheritIO();
    process
        .environment()
        .putAll(Map.of("PDD_DATA_DIR", work.resolve("data").toString(), "HOME", work.toString()));
    int code = process.start().waitFor();
    if (code != 0) {
      throw new IOException(
          "The training ended with exit code " + code + ": " + String.join(" ", command));
    }
  }

  private static void addToManifest(Path app, Path cache)
      throws IOException, NoSuchAlgorithmException {
    Path manifest = app.resolve("installation.sha256");
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    String hash = HexFormat.of().formatHex(digest.digest(Files.readAllBytes(cache)));
    List<String> lines =
        new ArrayList<>(
            Files.readAllLines(manifest).stream()
                .filter(line -> !line.endsWith("  " + CACHE))
                .toList());
    lines.add(hash + "  " + CACHE);
    Files.writeString(
        manifest, String.join("\n", lines) + "\n", StandardOpenOption.TRUNCATE_EXISTING);
  }

  private static void setTimes(Path image, FileTime time) throws IOException {
    try (Stream<Path> files = Files.walk(image)) {
      for (Path file : files.toList()) {
        if (!Files.isSymbolicLink(file)) {
          Files.setLastModifiedTime(file, time);
        }
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
