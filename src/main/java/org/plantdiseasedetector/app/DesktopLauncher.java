package org.plantdiseasedetector.app;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.plantdiseasedetector.diagnosis.OpenedFiles;
import org.plantdiseasedetector.inference.djl.NativeTuning;
import org.plantdiseasedetector.operations.CrashHandler;
import org.plantdiseasedetector.ui.shell.DesktopStart;

/**
 * Opens the window, or diagnoses the same photos in the console where no window can be shown.
 *
 * @param display tells whether a window can be shown
 * @param window opens the window with these photos and returns at once
 * @param console runs the console with these arguments and returns its exit code
 * @param samples the sample photos
 * @param messages for people, apart from results
 */
public record DesktopLauncher(
    Supplier<DisplayStatus> display,
    Consumer<List<Path>> window,
    ToIntFunction<List<String>> console,
    List<Path> samples,
    PrintStream messages) {

  private static final String SAMPLES_OPTION = "--samples";
  private static final int DONE = 0;
  private static final int USAGE = 2;

  /**
   * Starts the app and ends the process where no window can be shown.
   *
   * @param arguments as for {@link #launch}
   */
  public static void main(String[] arguments) {
    Environment environment = Environment.ofProcess();
    Path data = environment.dataDirectory(Optional.empty());
    LogFiles.start(data.resolve("logs"), "desktop", environment.home(), System.err);
    NativeTuning.tune();
    CrashHandler crashes = OperationsParts.catchCrashes(environment, data, System.err);
    DesktopWiring wiring = new DesktopWiring(environment, crashes);
    int code =
        new DesktopLauncher(
                environment.displayProbe()::status,
                photos -> DesktopStart.open(wiring::dependencies, photos),
                words -> ConsoleLauncher.run(words.toArray(String[]::new)),
                List.of(environment.samplesDirectory()),
                System.err)
            .launch(List.of(arguments));
    if (code != DONE) {
      System.exit(code);
    }
  }

  /**
   * Starts the app.
   *
   * @param arguments photos and folders to diagnose at once; {@code --samples} stands for the
   *     sample photos. Models and files of cases, which the system opens with this app, bring
   *     advice
   * @return the exit code; 0 when a window was opened, which then lives on
   */
  public int launch(List<String> arguments) {
    List<Path> photos = new ArrayList<>();
    for (String argument : arguments) {
      if (argument.equals(SAMPLES_OPTION)) {
        photos.addAll(samples);
      } else if (argument.startsWith("-")) {
        messages.println("Unknown option " + argument + ".");
        messages.println("Usage: PlantDiseaseDetector [--samples] [PHOTO or FOLDER]...");
        return USAGE;
      } else {
        photos.add(Path.of(argument));
      }
    }
    return switch (display.get()) {
      case READY -> {
        window.accept(List.copyOf(photos));
        yield DONE;
      }
      case NO_DISPLAY -> inConsole("There is no display to show a window on.", photos);
      case NO_GTK ->
          inConsole(
              "The window needs the GTK 3 library, which is not installed"
                  + " (Debian and Ubuntu: libgtk-3-0, Fedora: gtk3).",
              photos);
    };
  }

  private int inConsole(String reason, List<Path> opened) {
    OpenedFiles files = OpenedFiles.of(opened);
    for (Path model : files.models()) {
      messages.println(
          model
              + " is a signed model. To see what it changes: pdd update check --from FILE;"
              + " to install it: pdd update apply --from FILE");
    }
    for (Path cases : files.cases()) {
      messages.println(
          cases + " holds cases from another history. To take them over: pdd history receive FILE");
    }
    if (files.photos().isEmpty() && !opened.isEmpty()) {
      messages.println(reason + " Nothing was installed or taken over.");
      return USAGE;
    }
    List<Path> chosen = files.photos().isEmpty() ? samples : files.photos();
    messages.println(reason + " The photos are diagnosed here in the console instead.");
    return console.applyAsInt(
        Stream.concat(Stream.of("diagnose"), chosen.stream().map(Path::toString)).toList());
  }
}
