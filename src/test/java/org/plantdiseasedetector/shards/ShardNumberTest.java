package org.plantdiseasedetector.shards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which part a task takes, from its option and from what a scheduler tells it. */
class ShardNumberTest {

  private static final Map<String, String> SLURM =
      Map.of(
          "SLURM_ARRAY_TASK_ID", "2",
          "SLURM_ARRAY_TASK_COUNT", "4",
          "SLURM_ARRAY_TASK_MIN", "0",
          "SLURM_ARRAY_TASK_MAX", "3");

  @Test
  void thePartThatTheUserNamesGoesBeforeTheSchedulers() throws ShardException {
    assertThat(read("1/4", SLURM)).isEqualTo(new ShardNumber(1, 4));
  }

  @Test
  void schedulersCountFromZero() throws ShardException {
    assertThat(read("4", Map.of("JOB_COMPLETION_INDEX", "0"))).isEqualTo(new ShardNumber(1, 4));
    assertThat(read("4", SLURM)).isEqualTo(new ShardNumber(3, 4));
    assertThat(read("auto", SLURM)).isEqualTo(new ShardNumber(3, 4));
  }

  @Test
  void aPartOfAnArrayThatIsSubmittedAgainDoesNotGuessTheCount() throws ShardException {
    Map<String, String> again =
        Map.of(
            "SLURM_ARRAY_TASK_ID", "2",
            "SLURM_ARRAY_TASK_COUNT", "1",
            "SLURM_ARRAY_TASK_MIN", "2",
            "SLURM_ARRAY_TASK_MAX", "2");
    assertThatThrownBy(() -> read("auto", again)).hasMessageContaining("--shard N");
    assertThat(read("4", again)).isEqualTo(new ShardNumber(3, 4));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0/4",
        "5/4",
        "1/0",
        "x",
        "1/",
        "-1/4",
        "1/100001",
        "4",
        "auto",
        "1000000/1000000"
      })
  void nonsenseIsRefused(String text) {
    assertThatThrownBy(() -> read(text, Map.of())).isInstanceOf(ShardException.class);
  }

  @Test
  void anIndexOutsideOrOfTwoSchedulersIsRefused() {
    assertThatThrownBy(() -> read("4", Map.of("JOB_COMPLETION_INDEX", "4")))
        .hasMessageContaining("part 5 of 4");
    assertThatThrownBy(() -> read("4", Map.of("JOB_COMPLETION_INDEX", "one")))
        .hasMessageContaining("no number");
    assertThatThrownBy(
            () -> read("4", Map.of("JOB_COMPLETION_INDEX", "1", "SLURM_ARRAY_TASK_ID", "1")))
        .hasMessageContaining("Both");
  }

  private static ShardNumber read(String text, Map<String, String> variables)
      throws ShardException {
    return ShardNumber.of(text, name -> Optional.ofNullable(variables.get(name)));
  }
}
