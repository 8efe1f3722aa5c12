package org.plantdiseasedetector.app;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.plantdiseasedetector.cli.Console;
import org.plantdiseasedetector.testing.FakeClassifier;
import org.slf4j.LoggerFactory;

/** The console with the log of the app, in a process of its own. */
public final class LoggedConsole {

  private LoggedConsole() {}

  /**
   * Runs commands; messages go to standard output.
   *
   * @param arguments data folder; a file with one command a line, its words apart by tabs
   */
  public static void main(String[] arguments) throws IOException {
    Path data = Path.of(arguments[0]);
    Environment environment = Environment.ofProcess().withDataDirectory(data);
    LogFiles.start(data.resolve("logs"), "pdd", environment.home(), System.err);
    PrintWriter messages = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    Console console =
        new Console(OutputStream.nullOutputStream(), StandardCharsets.UTF_8, messages, false);
    FakeClassifier classifier = new FakeClassifier();
    for (String command : Files.readAllLines(Path.of(arguments[1]))) {
      if (command.equals("break")) {
        classifier.breakDown();
      } else if (command.equals("flood")) {
        flood();
      } else {
        new Composition(
                environment, () -> FakeClassifier.BUNDLE, (bundle, device, threads) -> classifier)
            .commandLine(console)
            .run(command.split("\t", -1));
      }
    }
  }

  private static void flood() {
    String filler = "x".repeat(1000);
    for (int i : List.of(1, 2, 3, 4, 5, 6)) {
      for (int k = 0; k < 1000; k++) {
        LoggerFactory.getLogger(LoggedConsole.class).info("event=flood n={} filler={}", i, filler);
      }
    }
  }
}
