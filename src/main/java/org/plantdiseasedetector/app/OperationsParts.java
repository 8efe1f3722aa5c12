package org.plantdiseasedetector.app;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.plantdiseasedetector.cli.Console;
import org.plantdiseasedetector.cli.DiagnosticsCommand;
import org.plantdiseasedetector.operations.CrashHandler;
import org.plantdiseasedetector.operations.CrashReports;
import org.plantdiseasedetector.operations.DiagnosticPackage;
import org.plantdiseasedetector.operations.Scrubber;

/** Wires crash reports and diagnostic packages. */
final class OperationsParts {

  private OperationsParts() {}

  static Scrubber scrubber(Environment environment) {
    return new Scrubber(environment.home());
  }

  static CrashReports crashes(Environment environment, Path data) {
    return new CrashReports(
        data.resolve("crashes"),
        scrubber(environment),
        environment.version(),
        environment.system(),
        Clock.systemUTC());
  }

  /** Takes from now on what no code catches in this process. */
  static CrashHandler catchCrashes(Environment environment, Path data, PrintStream messages) {
    CrashHandler handler = new CrashHandler(crashes(environment, data), messages);
    handler.install();
    return handler;
  }

  /** Makes the command of the console. */
  static DiagnosticsCommand diagnostics(
      Environment environment, ModelSource models, Console console) {
    return new DiagnosticsCommand(data -> collect(environment, models, data), console);
  }

  private static DiagnosticPackage collect(
      Environment environment, ModelSource models, Optional<Path> dataDirectory)
      throws IOException {
    return new DiagnosticFiles(environment, environment.dataDirectory(dataDirectory), model(models))
        .collect(List.of());
  }

  static String model(ModelSource models) {
    try {
      return models.current().identity().toString();
    } catch (ModelUnavailableException none) {
      return "none can be used: " + none.getMessage();
    }
  }
}
