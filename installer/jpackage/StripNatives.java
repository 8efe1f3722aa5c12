import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Takes the tables of local names out of the native libraries, which only a debugger reads: 89 MB
 * of libtorch. What libraries are found and called by stays. Usage: java StripNatives.java FOLDER
 *
 * <p>Only on Linux, and only if strip of the GNU binutils is there; otherwise the image is larger.
 */
public final class StripNatives {

  private StripNatives() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (!System.getProperty("os.name").startsWith("Linux")) {
      return;
    }
    List<String> command = new ArrayList<>(List.of("strip", "--strip-unneeded"));
    try (Stream<Path> files = Files.walk(Path.of(arguments[0]))) {
      files
          .filter(file -> file.getFileName().toString().matches(".*\\.so(\\.\\d+)*"))
          .map(Path::toString)
          .sorted()
          .forEach(command::add);
    }
    Process strip;
    try {
      strip = new ProcessBuilder(command).inheritIO().start();
    } catch (IOException absent) {
      System.out.println(
          "strip is not installed (Debian: binutils); the image stays 89 MB larger.");
      return;
    }
    int code = strip.waitFor();
    if (code != 0) {
      throw new IOException("strip ended with exit code " + code);
    }
  }
}
