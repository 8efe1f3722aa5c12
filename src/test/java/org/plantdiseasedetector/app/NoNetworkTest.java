package org.plantdiseasedetector.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the console in a process of its own, in which every way to the network is a trap. */
class NoNetworkTest {

  @TempDir Path folder;
  private Path attempts;

  @BeforeEach
  void setTrap() throws IOException {
    attempts = folder.resolve("attempts.txt");
    Path services = Files.createDirectories(folder.resolve("trap/META-INF/services"));
    Files.writeString(
        services.resolve("java.net.spi.InetAddressResolverProvider"),
        NetworkTrap.Resolvers.class.getName());
  }

  @Test
  void aDiagnosisFromColdStartNeverTriesTheNetwork() throws Exception {
    Path photo = Environment.ofProcess().samplesDirectory().resolve("tomato-late-blight.jpg");

    Child child = run("diagnose", "--format", "jsonl", photo.toString());

    assertThat(child.code()).as(child.output()).isZero();
    assertThat(child.output()).contains("\"classId\":\"tomato.late_blight\"");
    assertThat(attempts).doesNotExist();
  }

  @Test
  void theTrapNoticesAttemptsOfEveryKind() throws Exception {
    run(NetworkTrap.TRY_EVERYTHING);

    assertThat(Files.readAllLines(attempts)).contains("resolve", "socket", "channel", "url");
  }

  private record Child(int code, String output) {}

  private Child run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-Dpdd.trap=" + attempts);
    command.add("-Djava.nio.channels.spi.SelectorProvider=" + NetworkTrap.Channels.class.getName());
    command.add("-cp");
    command.add(
        folder.resolve("trap")
            + System.getProperty("path.separator")
            + System.getProperty("java.class.path"));
    command.add(NetworkTrap.class.getName());
    command.addAll(List.of("--data-dir", folder.resolve("data").toString()));
    command.addAll(List.of(arguments));
    Path output = folder.resolve("output.txt");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    int code = process.waitFor();
    return new Child(code, Files.readString(output, StandardCharsets.UTF_8));
  }
}
