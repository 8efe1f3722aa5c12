package org.plantdiseasedetector.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DesktopLauncherTest {

  private static final List<Path> SAMPLES = List.of(Path.of("s1.jpg"), Path.of("s2.jpg"));

  private final ByteArrayOutputStream messages = new ByteArrayOutputStream();
  private final List<List<Path>> windows = new ArrayList<>();
  private final List<List<String>> consoles = new ArrayList<>();

  @Test
  void opensTheWindowWithTheGivenPhotos() {
    assertThat(launch(DisplayStatus.READY, "leaf.jpg", "folder")).isZero();

    assertThat(windows).containsExactly(List.of(Path.of("leaf.jpg"), Path.of("folder")));
    assertThat(consoles).isEmpty();
  }

  @Test
  void opensTheWindowWithTheSamplesWhenAsked() {
    launch(DisplayStatus.READY, "--samples");

    assertThat(windows).containsExactly(SAMPLES);
  }

  @Test
  void opensAnEmptyWindowWithoutArguments() {
    launch(DisplayStatus.READY);

    assertThat(windows).containsExactly(List.of());
  }

  @Test
  void withoutADisplayItSaysSoAndDiagnosesTheSamplesInTheConsole() {
    assertThat(launch(DisplayStatus.NO_DISPLAY)).isEqualTo(7);

    assertThat(windows).isEmpty();
    assertThat(consoles).containsExactly(List.of("diagnose", "s1.jpg", "s2.jpg"));
    assertThat(text()).contains("no display").contains("console");
  }

  @Test
  void withoutGtkItNamesThePackageAndDiagnosesTheGivenPhotosInTheConsole() {
    launch(DisplayStatus.NO_GTK, "leaf.jpg");

    assertThat(consoles).containsExactly(List.of("diagnose", "leaf.jpg"));
    assertThat(text()).contains("libgtk-3-0");
  }

  @Test
  void withoutADisplayAModelOrAFileOfCasesBringsAdviceAndChangesNothing() {
    assertThat(launch(DisplayStatus.NO_DISPLAY, "new.pddmodel", "from-ana.PDDCASES")).isEqualTo(2);

    assertThat(consoles).isEmpty();
    assertThat(text())
        .contains("new.pddmodel is a signed model", "pdd update check")
        .contains("from-ana.PDDCASES holds cases", "pdd history receive");
  }

  @Test
  void withoutADisplayPhotosBesideAModelAreDiagnosed() {
    launch(DisplayStatus.NO_DISPLAY, "new.pddmodel", "leaf.jpg");

    assertThat(consoles).containsExactly(List.of("diagnose", "leaf.jpg"));
  }

  @Test
  void refusesAnUnknownOption() {
    assertThat(launch(DisplayStatus.READY, "--sample")).isEqualTo(2);

    assertThat(windows).isEmpty();
    assertThat(text()).contains("--sample").contains("Usage");
  }

  private int launch(DisplayStatus display, String... arguments) {
    DesktopLauncher launcher =
        new DesktopLauncher(
            () -> display,
            windows::add,
            consoleArguments -> {
              consoles.add(consoleArguments);
              return 7;
            },
            SAMPLES,
            new PrintStream(messages, true, StandardCharsets.UTF_8));
    return launcher.launch(List.of(arguments));
  }

  private String text() {
    return messages.toString(StandardCharsets.UTF_8);
  }
}
