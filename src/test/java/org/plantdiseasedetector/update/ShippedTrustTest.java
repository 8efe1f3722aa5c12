package org.plantdiseasedetector.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.update.tuf.Role;
import org.plantdiseasedetector.update.tuf.RootMetadata;
import org.plantdiseasedetector.update.tuf.TrustedStore;
import org.plantdiseasedetector.update.tuf.WireForm;

/** What the app trusts from the start. */
class ShippedTrustTest {

  private static final Path MODELS = Path.of("models");

  @TempDir private Path folder;

  @Test
  void theShippedModelsAreThoseThatTheAppKnows() throws Exception {
    String known = new String(ShippedManifest.ofApp().render(), StandardCharsets.UTF_8);
    String there = new String(ShippedManifest.of(MODELS).render(), StandardCharsets.UTF_8);

    assertThat(there)
        .as("after a change of models, run: pdd publish shipped models")
        .isEqualTo(known);
    assertThat(new ShippedModels(MODELS, ShippedManifest.ofApp()).find().problems()).isEmpty();
  }

  @Test
  void theShippedRootHoldsAndAsksForTwoOfThreeRootKeys() throws Exception {
    ModelFolders app = ModelFolders.ofApp(folder, MODELS);

    RootMetadata root = new TrustedStore(folder, app.root(), WireForm.CANONICAL).root();

    assertThat(root.consistentSnapshot()).isTrue();
    assertThat(root.of(Role.ROOT).keyIds()).hasSize(3);
    assertThat(root.of(Role.ROOT).threshold()).isEqualTo(2);
  }

  @Test
  void noPrivateKeyIsAmongTheSourcesOrModels() throws IOException {
    for (Path place : List.of(Path.of("src/main"), MODELS, Path.of("installer"))) {
      try (Stream<Path> files = Files.walk(place)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          assertThat(file.toString()).doesNotEndWith(".key.json");
          if (file.toString().endsWith(".json")) {
            assertThat(Files.readString(file)).doesNotContain("pdd-secret-1", "\"sealed\"");
          }
        }
      }
    }
  }

  @Test
  void aModelThatTheAppDoesNotKnowIsNotUsed() throws Exception {
    Path model = UpdateWorld.bundle(folder, "9.0.0");

    assertThat(new ShippedManifest(Map.of()).problem(model)).isPresent();
    assertThat(ShippedManifest.ofApp().problem(model)).isPresent();
  }
}
