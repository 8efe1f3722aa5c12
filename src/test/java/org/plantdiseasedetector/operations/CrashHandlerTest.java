package org.plantdiseasedetector.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashHandlerTest {

  @TempDir private Path folder;

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final List<CrashHandler.Crash> told = new ArrayList<>();

  private CrashReports reports() {
    Instant now = Instant.parse("2026-11-25T12:00:00Z");
    return new CrashReports(
        folder.resolve("crashes"),
        new Scrubber(Path.of("/home/anna")),
        "1.2.3",
        "Linux 6 amd64",
        Clock.fixed(now, ZoneOffset.UTC));
  }

  private CrashHandler handler() {
    CrashHandler handler =
        new CrashHandler(reports(), new PrintStream(said, true, StandardCharsets.UTF_8));
    handler.tell(told::add);
    return handler;
  }

  private static RuntimeException failure(int kind) {
    RuntimeException failure = new IllegalStateException("broken /home/anna/farm/leaf.jpg");
    failure.setStackTrace(
        new StackTraceElement[] {new StackTraceElement("Leaf", "grow", "Leaf.java", kind)});
    return failure;
  }

  @Test
  void aThreadThatBreaksLeavesAReportThatAPersonCanRead() throws Exception {
    Thread thread =
        new Thread(
            () -> {
              throw failure(1);
            },
            "worker-7");
    thread.setUncaughtExceptionHandler(handler());
    thread.start();
    thread.join();

    CrashHandler.Crash crash = told.getFirst();
    String text = Files.readString(crash.file().orElseThrow());
    assertThat(text)
        .isEqualTo(crash.report())
        .contains(crash.id().value(), "2026-11-25T12:00:00Z", "1.2.3", "worker-7")
        .contains("What to do", "pdd health")
        .contains("IllegalStateException: broken …/leaf.jpg", "at Leaf.grow(Leaf.java:1)")
        .doesNotContain("anna");
  }

  @Test
  void anErrorThatComesWithEveryFrameIsToldOnceAndManyKindsSoonNoMore() throws IOException {
    CrashHandler handler = handler();
    for (int i = 0; i < 1000; i++) {
      handler.uncaughtException(Thread.currentThread(), failure(1));
    }
    assertThat(told).hasSize(1);
    for (int kind = 0; kind < 100; kind++) {
      handler.uncaughtException(Thread.currentThread(), failure(kind));
    }
    assertThat(told).hasSize(10);
    assertThat(reports().all()).hasSize(10);
  }

  @Test
  void nothingComesOutOfTheHandlerItself() throws IOException {
    Files.createFile(folder.resolve("crashes"));
    CrashHandler handler = handler();
    handler.tell(
        crash -> {
          told.add(crash);
          throw new IllegalStateException("no window");
        });
    handler.uncaughtException(Thread.currentThread(), failure(1));
    assertThat(told.getFirst().file()).as("the folder cannot be made").isEmpty();
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("IllegalStateException");
  }

  @Test
  void withoutAWindowTheReportIsNamedInTheTerminal() {
    CrashHandler handler =
        new CrashHandler(reports(), new PrintStream(said, true, StandardCharsets.UTF_8));
    handler.uncaughtException(Thread.currentThread(), failure(1));
    assertThat(said.toString(StandardCharsets.UTF_8))
        .startsWith("Unexpected error ")
        .contains("crash-20261125-120000-");
  }

  @Test
  void theNextStartAsksOnceAboutWhatHappened() throws IOException {
    handler().uncaughtException(Thread.currentThread(), failure(1));
    List<Path> unseen = reports().takeUnseen();
    assertThat(unseen).hasSize(1);
    assertThat(unseen.getFirst()).exists();
    assertThat(reports().takeUnseen()).isEmpty();
    assertThat(reports().all()).containsExactlyElementsOf(unseen);
  }
}
