package org.plantdiseasedetector.adaptation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.model.BundleFiles;
import org.plantdiseasedetector.model.LinearHead;
import org.plantdiseasedetector.model.ModelBundle;
import org.plantdiseasedetector.testing.Trusts;

class AdapterStoreTest {

  private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

  @TempDir Path folder;
  private ModelBundle model;
  private Refit.Result result;
  private AdapterStore store;

  @BeforeEach
  void fit() throws Exception {
    model = Meadow.plant(folder.resolve("meadow-1.0.0"));
    List<Example> user = new ArrayList<>(Meadow.photos(3, Meadow.BROWN_SPOT, 10, 1));
    user.addAll(Meadow.photos(0, Meadow.CLASSES.getFirst(), 5, 2));
    result = new Refit(model, user, Meadow.references(8)).run(Refit.Watcher.NONE);
    store = reopened();
  }

  private AdapterStore reopened() {
    return new AdapterStore(folder.resolve("adapters"), InstantSource.fixed(NOW));
  }

  @Test
  void anAcceptedAdapterAnswersUnderItsVersionAlsoAfterARestart() throws IOException {
    assertThat(store.current(model)).isEmpty();

    store.accept(result, model);

    ModelBundle adapted = reopened().current(model).orElseThrow();
    assertThat(adapted.identity().toString()).isEqualTo("meadow 1.0.0+adapter.1");
    assertThat(adapted.identity().base()).isEqualTo(model.identity());
    assertThat(adapted.classes()).contains(Meadow.BROWN_SPOT);
    assertThat(adapted.head().weight()).isEqualTo(result.adapted().head().weight());
  }

  @Test
  void itIsSwitchedOffAndOnAgainAndGoneBackFrom() throws IOException {
    store.accept(result, model);
    store.accept(result, model);
    assertThat(store.active()).isEqualTo(2);

    store.on(1, model);
    assertThat(store.current(model).orElseThrow().identity().version()).endsWith("+adapter.1");
    store.off();
    assertThat(store.current(model)).isEmpty();
    assertThat(store.list(model)).extracting(Adapter::number).containsExactly(1, 2);
  }

  @Test
  void anotherModelDoesNotAnswerWithIt() throws Exception {
    store.accept(result, model);
    Path updated = folder.resolve("meadow-2.0.0");
    Meadow.plant(updated);
    Files.write(updated.resolve(ModelBundle.NETWORK_FILE), new byte[] {2});
    ModelBundle other = BundleFiles.read(updated);

    AdapterStore later = reopened();

    assertThat(later.current(other)).isEmpty();
    assertThat(later.hasOthers(other)).isTrue();
    assertThatThrownBy(() -> later.on(1, other)).hasMessageContaining("no adapter 1");
  }

  @Test
  void aChangedHeadDoesNotAnswer() throws IOException {
    store.accept(result, model);
    Path head = folder.resolve("adapters/1").resolve(ModelBundle.HEAD_FILE);
    byte[] bytes = Files.readAllBytes(head);
    bytes[bytes.length - 1] ^= 1;
    Files.write(head, bytes);

    assertThat(reopened().current(model)).isEmpty();
    assertThatThrownBy(() -> reopened().list(model)).hasMessageContaining("damaged");
  }

  /** As an attacker would write it, with fitting hashes. */
  private void keep(LinearHead head) throws IOException {
    ModelBundle made = result.adapted();
    ModelBundle hostile =
        new ModelBundle(made.directory(), made.config(), made.classes(), head, made.trust());
    store.accept(new Refit.Result(hostile, result.proof(), List.of()), model);
  }

  @Test
  void aHeadThatHoldsNoNumberDoesNotAnswer() throws IOException {
    LinearHead head = result.adapted().head();
    float[] weight = head.weight().clone();
    weight[5] = Float.NaN;
    keep(new LinearHead(head.classes(), head.features(), weight, head.bias()));

    assertThat(reopened().current(model)).isEmpty();
    assertThatThrownBy(() -> reopened().list(model)).hasMessageContaining("no number");
  }

  @Test
  void aHugeHeadIsNotRead() throws IOException {
    store.accept(result, model);
    try (RandomAccessFile huge =
        new RandomAccessFile(
            folder.resolve("adapters/1").resolve(ModelBundle.HEAD_FILE).toFile(), "rw")) {
      huge.setLength(1L << 31);
    }

    assertThat(reopened().current(model)).isEmpty();
  }

  @Test
  void aHeadOfAnotherSizeDoesNotAnswer() throws Exception {
    store.accept(result, model);
    ModelBundle adapted = store.list(model).getFirst().model();
    LinearHead wide = new LinearHead(4, 5, new float[20], new float[4]);
    Path place = folder.resolve("other");
    BundleFiles.write(
        new ModelBundle(place, model.config(), adapted.classes(), wide, Trusts.neutral(4, 5)));

    assertThatThrownBy(() -> BundleFiles.readAdapted(place, model))
        .hasMessageContaining("another model");
  }

  @Test
  void whatHasNotProvedItselfIsNotKept() {
    Refit.Result poor =
        new Refit(model, Meadow.photos(3, Meadow.BROWN_SPOT, 1, 1), Meadow.references(8))
            .run(Refit.Watcher.NONE);

    assertThatThrownBy(() -> store.accept(poor, model))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(folder.resolve("adapters")).doesNotExist();
  }
}
