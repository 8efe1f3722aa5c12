package org.plantdiseasedetector.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.domain.ComputeDevice;
import org.plantdiseasedetector.domain.Embedding;
import org.plantdiseasedetector.domain.ModelIdentity;
import org.plantdiseasedetector.vault.MovableClock;

/** Past cases are found by the looks of their photos, with what a person said about them. */
class SimilarCasesTest {

  private static final ModelIdentity OTHER_MODEL = new ModelIdentity("leafnet", "9.9.9");

  @TempDir private Path folder;

  @Test
  void theMostSimilarComeFirstEachOnceWithItsLabelAndPhoto() throws Exception {
    try (TestHistory history = TestHistory.open(folder)) {
      save(history, photo("far", Cases.MODEL, 1, 0, 0));
      save(
          history,
          photo("x", Cases.MODEL, 0, 0.2f, 1),
          photo("near", Cases.MODEL, 0, 1, 0.1f),
          photo("y", Cases.MODEL, 0, 1, 0.5f));
      save(history, photo("middle", Cases.MODEL, 0.5f, 1, 0));
      save(history, photo("other model", OTHER_MODEL, 0, 1, 0));
      save(history, Cases.photo("no embedding", bytes("no embedding")));
      history.get().label(2, correction());
      assertFound(similar(history, 10), 2, 3, 1);
      assertFound(similar(history, 2), 2, 3);
      SimilarCase first = similar(history, 10).getFirst();
      assertThat(first.photo().fileName()).isEqualTo("near");
      assertThat(first.similarity()).isBetween(0.99, 1.0);
      assertThat(first.found().label()).contains(Cases.SCAB);
      assertThat(first.found().labelState()).isEqualTo(LabelState.CORRECTED);
    }
  }

  @Test
  void newCasesAreFoundAtOnceAndAllAfterARestart() throws Exception {
    try (TestHistory history = TestHistory.open(folder)) {
      assertThat(similar(history, 5)).isEmpty();
      save(history, photo("a", Cases.MODEL, 0, 1, 0));
      assertFound(similar(history, 5), 1);
    }
    try (TestHistory history = TestHistory.open(folder)) {
      save(history, photo("b", Cases.MODEL, 0, 1, 0.2f));
      assertFound(similar(history, 5), 1, 2);
      assertFound(history.get().similarTo(1, 5), 2);
      assertThatExceptionOfType(HistoryException.class)
          .isThrownBy(() -> history.get().similarTo(7, 5))
          .satisfies(e -> assertThat(e.reason()).isEqualTo(HistoryException.Reason.NO_SUCH_CASE));
    }
  }

  @Test
  void anEmbeddingThatWasChangedWithSqlIsFound() throws Exception {
    try (TestHistory history = TestHistory.open(folder)) {
      save(history, photo("a", Cases.MODEL, 0, 1, 0));
      assertThat(history.get().verify(() -> {})).isEmpty();
    }
    for (String change :
        List.of(
            "UPDATE photo_embedding SET components = X'7F0000'",
            "UPDATE photo_embedding SET model_version = '9'",
            "UPDATE photo_embedding SET photo = RANDOM_UUID()")) {
      new Database(folder, new MovableClock()).change(change);
      assertThatExceptionOfType(HistoryException.class)
          .isThrownBy(() -> TestHistory.open(folder))
          .withMessageContaining("embedding");
    }
  }

  private static void assertFound(List<SimilarCase> found, long... numbers) {
    assertThat(found.stream().mapToLong(f -> f.found().number()).toArray())
        .containsExactly(numbers);
  }

  private static List<SimilarCase> similar(TestHistory history, int limit) throws Exception {
    Embedding embedding = Embedding.of(new float[] {0, 1, 0}).orElseThrow();
    return history.get().similar(embedding, Cases.MODEL, limit);
  }

  private static void save(TestHistory history, NewPhoto... photos) throws Exception {
    history.get().save(Cases.of(Cases.details("Huber", "n"), photos));
  }

  private static HumanLabel correction() {
    return new HumanLabel(
        LabelState.CORRECTED, Optional.of(Cases.SCAB), "Ada", new MovableClock().instant());
  }

  private static NewPhoto photo(String name, ModelIdentity model, float... embedding) {
    CasePhoto facts = Cases.photo(name, bytes(name)).facts();
    MachineLabel machine =
        new MachineLabel(facts.machine().outcome(), facts.machine().candidates(), model);
    CasePhoto ofModel =
        new CasePhoto(
            UUID.randomUUID(),
            name,
            facts.sha256(),
            facts.bytes(),
            facts.takenAt(),
            machine,
            facts.measures(),
            ComputeDevice.CPU,
            List.of());
    return new NewPhoto(ofModel, bytes(name), bytes("t"), Embedding.of(embedding));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
