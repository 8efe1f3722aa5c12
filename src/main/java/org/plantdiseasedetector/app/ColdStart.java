package org.plantdiseasedetector.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.benchmark.Lab;
import org.plantdiseasedetector.benchmark.MeasureException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Starts the console in a new process.
 *
 * @param environment tells how this process was started
 * @param nanoTime monotonic time in nanoseconds
 */
record ColdStart(Environment environment, LongSupplier nanoTime) {

  private static final long MOST_SECONDS = 120;

  Lab.Launch launch(Path photo, Path dataDirectory) throws MeasureException {
    List<String> command =
        new ArrayList<>(
            environment
                .consoleCommand()
                .orElseThrow(() -> failed("the app does not know how it was started", null)));
    command.addAll(List.of("diagnose", photo.toString(), "--format", "jsonl", "--device", "cpu"));
    ProcessBuilder builder = new ProcessBuilder(command);
    Environment.forgetLauncher(builder.environment());
    builder.environment().put(Environment.DATA_VARIABLE, dataDirectory.toString());
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    try {
      return time(builder);
    } catch (IOException refused) {
      throw failed(String.valueOf(refused.getMessage()), refused);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw failed("it was interrupted", stopped);
    }
  }

  private Lab.Launch time(ProcessBuilder builder)
      throws IOException, InterruptedException, MeasureException {
    long start = nanoTime.getAsLong();
    Process process = builder.start();
    // One that hangs must not hang the benchmark.
    CompletableFuture<Void> late =
        CompletableFuture.runAsync(
            process::destroyForcibly,
            CompletableFuture.delayedExecutor(MOST_SECONDS, TimeUnit.SECONDS));
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String row = out.readLine();
      double millis = (nanoTime.getAsLong() - start) / 1e6;
      process.waitFor();
      return new Lab.Launch(millis, diagnosis(row));
    } finally {
      late.cancel(false);
      process.destroy();
    }
  }

  private static double diagnosis(@Nullable String row) throws MeasureException {
    try {
      JsonNode json = new JsonMapper().readTree(row == null ? "" : row);
      if (json.path("outcome").isString() && !json.path("outcome").asString().equals("rejected")) {
        return json.path("elapsedMillis").asDouble();
      }
      throw failed("the new process diagnosed nothing", null);
    } catch (JacksonException broken) {
      throw failed("the new process wrote no row", broken);
    }
  }

  private static MeasureException failed(String why, @Nullable Throwable cause) {
    return new MeasureException("The cold start was not measured: " + why + ".", cause);
  }
}
