package org.plantdiseasedetector.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every bundle in the project says in its card what was measured; there is at least one. */
class ShippedModelCardTest {

  static List<Path> bundles() throws IOException {
    Path models = Path.of("models");
    if (!Files.isDirectory(models)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(models)) {
      return children.filter(Files::isDirectory).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void cardFiguresAndWeightsAgree(Path bundle) throws Exception {
    assertThat(ModelCardCheck.check(bundle)).isEmpty();
  }
}
