package org.plantdiseasedetector.app;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.kordamp.ikonli.material2.Material2AL;
import org.plantdiseasedetector.cli.Console;
import org.plantdiseasedetector.readiness.ReadinessService;
import org.plantdiseasedetector.ui.common.FxExecutor;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.ui.readiness.ReadinessView;
import org.plantdiseasedetector.ui.readiness.ReadinessViewModel;
import org.plantdiseasedetector.ui.shell.Page;

/** The page with the production checklist. */
final class ReadinessPage {

  private ReadinessPage() {}

  static Page of(
      Environment environment,
      Composition composition,
      Executor background,
      Texts texts,
      ReadinessFixes fixes) {
    return new Page(
        "readiness",
        "page.readiness",
        Material2AL.FACT_CHECK,
        () -> {
          OpenHistory history = new OpenHistory(fixes.book());
          ReadinessService service =
              history.over(
                  new ReadinessParts(environment, composition, System::nanoTime)
                      .desk(Optional.empty(), history::current, commands(composition)));
          return new ReadinessView(
              new ReadinessViewModel(service, fixes, background, FxExecutor.create()),
              service.checklist().sections(),
              texts);
        });
  }

  /** The console is only asked for the names of its commands. */
  private static List<String> commands(Composition composition) {
    Console silent =
        new Console(
            OutputStream.nullOutputStream(),
            StandardCharsets.UTF_8,
            new PrintWriter(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
            false);
    return composition.commandLine(silent).names();
  }
}
