package org.plantdiseasedetector.operations;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.plantdiseasedetector.domain.ErrorId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what no other code caught, on any thread: logs it, keeps a report and tells the user. The
 * same error is told once in a run, and no more than a few different ones, so that an error that
 * comes with every frame cannot fill disk or screen. Never throws. Thread-safe.
 */
public final class CrashHandler implements Thread.UncaughtExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(CrashHandler.class);
  private static final int MOST = 10;

  private final CrashReports reports;
  private final PrintStream messages;
  private final Set<String> known = new HashSet<>();
  private volatile Consumer<Crash> listener;

  /**
   * An error that nothing caught.
   *
   * @param id in the log as well
   * @param report what happened and what to do
   * @param file where the report lies; empty if it could not be kept
   */
  public record Crash(ErrorId id, String report, Optional<Path> file) {}

  /**
   * Makes a handler that tells on a stream.
   *
   * @param reports keeps the reports
   * @param messages for people
   */
  public CrashHandler(CrashReports reports, PrintStream messages) {
    this.reports = reports;
    this.messages = messages;
    this.listener = this::say;
  }

  /** Takes what no other code catches in this process from now on. */
  public void install() {
    Thread.setDefaultUncaughtExceptionHandler(this);
  }

  /**
   * Tells in another way from now on.
   *
   * @param teller called on the thread that broke; must not wait
   */
  public void tell(Consumer<Crash> teller) {
    listener = teller;
  }

  @Override
  public void uncaughtException(Thread thread, Throwable failure) {
    try {
      if (isNew(failure)) {
        take(thread, failure);
      }
    } catch (Throwable again) {
      // Nothing may come out of here, and memory may be gone: the shortest way to be heard.
      messages.println("An error could not be reported: " + again.getClass().getName());
    }
  }

  private boolean isNew(Throwable failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    String mark = failure.getClass().getName() + (trace.length == 0 ? "" : " " + trace[0]);
    synchronized (known) {
      return known.size() < MOST && known.add(mark);
    }
  }

  private void take(Thread thread, Throwable failure) {
    ErrorId id = ErrorId.next();
    LOG.error("event=crash id={} thread={}", id, thread.getName(), failure);
    String text = reports.text(id, thread.getName(), failure);
    Optional<Path> file = Optional.empty();
    try {
      file = Optional.of(reports.keep(id, text));
    } catch (IOException refused) {
      LOG.warn("event=crash_not_kept id={}", id, refused);
    }
    listener.accept(new Crash(id, text, file));
  }

  private void say(Crash crash) {
    messages.println(
        "Unexpected error %s. %s"
            .formatted(
                crash.id(),
                crash
                    .file()
                    .map(file -> "What happened and what to do is in " + file + ".")
                    .orElse(crash.report())));
  }
}
