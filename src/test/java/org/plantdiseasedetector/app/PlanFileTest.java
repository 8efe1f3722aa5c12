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
import org.plantdiseasedetector.diagnosis.PlanTrial;
import org.plantdiseasedetector.domain.ModelIdentity;

class PlanFileTest {

  private static final BatchPlan PLAN = new BatchPlan(3, 2, 4);

  @TempDir private Path folder;

  @Test
  void whatWasStoredIsFoundAgainUntilItIsForgotten() throws IOException {
    PlanFile file = file(folder.resolve("new"), 4, "1.0.0", "3.1");
    assertThat(file.read().plan()).isEmpty();
    file.write(found(new BatchPlan(1, 1, 1)));
    file.write(found(PLAN));
    assertThat(file.read()).isEqualTo(new PlanFile.Found(Optional.of(PLAN), 1.25, none()));
    PlanFile.delete(folder.resolve("new"));
    assertThat(file.read().plan()).isEmpty();
    assertThat(names(folder.resolve("new"))).isEmpty();
  }

  @Test
  void onAnotherMachineOrWithAnotherModelOrVersionItDoesNotCount() throws IOException {
    file(folder, 4, "1.0.0", "3.1").write(found(PLAN));

    PlanFile.Found nothing = new PlanFile.Found(none(), 1, none());
    assertThat(file(folder, 8, "1.0.0", "3.1").read()).isEqualTo(nothing);
    assertThat(file(folder, 4, "1.0.1", "3.1").read()).isEqualTo(nothing);
    assertThat(file(folder, 4, "1.0.0", "3.2").read()).isEqualTo(nothing);
    assertThat(file(folder, 4, "1.0.0", "3.1").read().plan()).contains(PLAN);
  }

  @Test
  void aPlanOfTheOldFormatIsMeasuredAnewWithoutAComplaint() throws IOException {
    Path place = folder.resolve("batch-plan.json");
    Files.writeString(
        place,
        "{\"format\":1,\"processors\":4,\"plan\":"
            + "{\"workers\":1,\"inferenceThreads\":1,\"photosAtOnce\":1}}");

    assertThat(file(folder, 4, "1.0.0", "3.1").read())
        .isEqualTo(new PlanFile.Found(none(), 1, none()));
  }

  private static PlanFile file(Path folder, int processors, String model, String version) {
    return PlanFile.in(folder, processors, new ModelIdentity("leafnet", model), version);
  }

  private static PlanTrial.Result found(BatchPlan plan) {
    return new PlanTrial.Result(plan, 1.25, List.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "null",
        "{\"format\":3,\"basis\":\"x\",\"times\":1,\"plan\":"
            + "{\"workers\":1,\"inferenceThreads\":1,\"photosAtOnce\":1}}",
        "{\"format\":2,\"basis\":\"x\"}",
        "{\"format\":2,\"basis\":\"x\",\"times\":1,\"plan\":"
            + "{\"workers\":100000,\"inferenceThreads\":1,\"photosAtOnce\":1}}",
        "{\"format\":2,\"basis\":\"x\",\"times\":1,\"plan\":"
            + "{\"workers\":0,\"inferenceThreads\":1,\"photosAtOnce\":1}}"
      })
  void aDamagedFileIsKeptAsideAndTold(String content) throws IOException {
    Path place = folder.resolve("batch-plan.json");
    Files.writeString(place, content);
    PlanFile.Found found = file(folder, 4, "1.0.0", "3.1").read();

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
