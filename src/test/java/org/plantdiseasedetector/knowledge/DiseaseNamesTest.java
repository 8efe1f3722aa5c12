package org.plantdiseasedetector.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.plantdiseasedetector.domain.ClassId;

class DiseaseNamesTest {

  private final DiseaseNames names = DiseaseNames.load();

  @Test
  void namesHostAndPathogenOfADisease() {
    DiseaseName blight = names.nameOf(new ClassId("tomato.late_blight"));

    assertThat(blight.commonName()).isEqualTo("Late blight");
    assertThat(blight.host()).isEqualTo("Tomato");
    assertThat(blight.hostScientific()).contains("Solanum lycopersicum");
    assertThat(blight.cause()).contains("Phytophthora infestans");
    assertThat(blight.kind()).isEqualTo(DamageKind.OOMYCETE);
  }

  @Test
  void speaksTheLanguageOfTheCards() {
    DiseaseNames spanish = names.in(Locale.of("es", "MX"), CardLibraries.shipped());

    assertThat(spanish.classes()).containsExactlyElementsOf(names.classes());
    assertThat(spanish.nameOf(new ClassId("tomato.late_blight")).commonName())
        .isEqualTo("Tiz\u00f3n tard\u00edo");
    assertThat(spanish.nameOf(new ClassId("potato.healthy")).host()).isEqualTo("Papa");
    assertThat(spanish.nameOf(new ClassId("tomato.late_blight")).cause())
        .contains("Phytophthora infestans");
    assertThat(names.in(Locale.JAPANESE, CardLibraries.shipped()).hosts()).isEqualTo(names.hosts());
  }

  @Test
  void onlyHealthyClassesLackACause() {
    assertThat(names.classes())
        .hasSize(44)
        .allSatisfy(
            id -> {
              DiseaseName name = names.nameOf(id);
              assertThat(name.cause().isEmpty()).isEqualTo(id.isHealthy());
              assertThat(name.kind() == DamageKind.HEALTHY).isEqualTo(id.isHealthy());
              assertThat(name.kind()).isNotEqualTo(DamageKind.UNKNOWN);
              assertThat(name.hostScientific()).isPresent();
            });
    assertThat(names.classes().stream().map(ClassId::crop).distinct()).hasSize(15);
  }

  @Test
  void putsAnUnknownClassIntoWords() {
    DiseaseName name = names.nameOf(new ClassId("sweet_potato.black_rot"));

    assertThat(name.host()).isEqualTo("Sweet potato");
    assertThat(name.commonName()).isEqualTo("Black rot");
    assertThat(name.kind()).isEqualTo(DamageKind.UNKNOWN);
  }

  @Test
  void coversEveryClassOfTheShippedModels() throws IOException {
    Path models = Path.of("models");
    assumeTrue(Files.isDirectory(models), "no model bundle lies in models/");
    List<ClassId> shipped = new ArrayList<>();
    try (Stream<Path> files = Files.walk(models, 2)) {
      for (Path file : files.filter(f -> f.endsWith("class_names.txt")).toList()) {
        Files.readAllLines(file).stream()
            .filter(line -> !line.isBlank())
            .map(ClassId::new)
            .forEach(shipped::add);
      }
    }

    assertThat(shipped).isNotEmpty();
    assertThat(names.classes()).containsAll(shipped);
  }

  @Test
  void coversEveryClassOfTheTrainingPhotos() throws IOException {
    Path train = Path.of("..", "shared", "data", "train");
    assumeTrue(Files.isDirectory(train), "the training photos are not at hand");
    try (Stream<Path> folders = Files.list(train)) {
      assertThat(names.classes())
          .containsExactlyInAnyOrderElementsOf(
              folders.map(folder -> new ClassId(folder.getFileName().toString())).toList());
    }
  }
}
