package org.plantdiseasedetector.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plantdiseasedetector.diagnosis.BatchPlan;

class PlanFileTest {

  private static final BatchPlan PLAN = new BatchPlan(3, 2, 4);

  @TempDir private Path folder;

  @Test
  void whatWasStoredIsFoundAgainUntilItIsForgotten() throws IOException {
    PlanFile file = PlanFile.in(folder.resolve("new"), 4);
    assertThat(file.read().plan()).isEmpty();
    file.write(new BatchPlan(1, 1, 1));
    file.write(PLAN);
    assertThat(file.read()).isEqualTo(new PlanFile.Found(Optional.of(PLAN), none()));
    file.delete();
    assertThat(file.read().plan()).isEmpty();
    assertThat(names(folder.resolve("new"))).isEmpty();
  }

  @Test
  void onAnotherMachineItDoesNotCount() throws IOException {
    PlanFile.in(folder, 4).write(PLAN);
    assertThat(PlanFile.in(folder, 8).read()).isEqualTo(new PlanFile.Found(none(), none()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "null",
        "{\"format\":2,\"processors\":4,\"plan\":"
            + "{\"workers\":1,\"inferenceThreads\":1,\"photosAtOnce\":1}}",
        "{\"format\":1,\"processors\":4}",
        "{\"format\":1,\"processors\":4,\"plan\":"
            + "{\"workers\":100000,\"inferenceThreads\":1,\"photosAtOnce\":1}}",
        "{\"format\":1,\"processors\":4,\"plan\":"
            + "{\"workers\":0,\"inferenceThreads\":1,\"photosAtOnce\":1}}"
      })
  void aDamagedFileIsKeptAsideAndTold(String content) throws IOException {
    Path place = folder.resolve("batch-plan.json");
    Files.writeString(place, content);
    PlanFile.Found found = PlanFile.in(folder, 4).read();

    assertThat(found.plan()).isEmpty();
    assertThat(found.problem()).hasValueSatisfying(text -> assertThat(text).contains("damaged"));
    assertThat(place).doesNotExist();
    assertThat(names(folder))
        .singleElement()
        .satisfies(name -> assertThat(folder.resolve(name)).hasContent(content));
  }

  private static <T> Optional<T> none() {
    return Optional.empty();
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> children = Files.list(directory)) {
      return children.map(child -> child.getFileName().toString()).toList();
    }
  }
}
