package org.plantdiseasedetector.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.cli.Console;
import org.plantdiseasedetector.history.PlantCase;
import org.plantdiseasedetector.history.TestHistory;
import org.plantdiseasedetector.testing.FakeClassifier;
import org.plantdiseasedetector.testing.Pictures;
import org.plantdiseasedetector.vault.Vaults;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The measured severity is saved with each photo, and the case has the mean. */
class SavedSeverityTest {

  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void aCaseHasTheMeanOfWhatWasMeasuredOnItsPhotos() throws Exception {
    Path plant = Files.createDirectories(folder.resolve("plant"));
    Files.write(plant.resolve("a.png"), leaf(40));
    Files.write(plant.resolve("b.png"), leaf(110));
    Files.write(plant.resolve("c.png"), withoutLeaf());
    makeVault();
    List<Optional<Double>> shown = diagnose(plant);
    assertThat(shown).hasSize(3);
    assertThat(shown.get(0).orElseThrow()).isGreaterThan(0);
    assertThat(shown.get(1).orElseThrow()).isGreaterThan(shown.get(0).orElseThrow());
    assertThat(shown.get(2)).isEmpty();

    try (TestHistory history = TestHistory.open(folder.resolve("data").resolve("history"))) {
      PlantCase saved = history.get().find(1);
      assertThat(saved.photos()).hasSize(3);
      for (int i = 0; i < 2; i++) {
        assertThat(saved.photos().get(i).measures().severityPercent().orElseThrow())
            .isCloseTo(shown.get(i).orElseThrow(), within(0.051));
      }
      assertThat(saved.photos().get(2).measures().severityPercent()).isEmpty();
      assertThat(saved.severityPercent().orElseThrow())
          .isCloseTo((shown.get(0).orElseThrow() + shown.get(1).orElseThrow()) / 2, within(0.051));
    }
  }

  /** With the cost of tests, since the console has only the product's. */
  private void makeVault() throws Exception {
    TestHistory.open(folder.resolve("data").resolve("history")).close();
  }

  private List<Optional<Double>> diagnose(Path photos) throws IOException {
    Path passphrase = folder.resolve("passphrase");
    Files.writeString(passphrase, Vaults.PASSPHRASE);
    StringWriter messages = new StringWriter();
    Console console = new Console(out, StandardCharsets.UTF_8, new PrintWriter(messages), false);
    FakeClassifier classifier = new FakeClassifier();
    int code =
        new Composition(
                new Environment(name -> null, name -> null),
                () -> FakeClassifier.BUNDLE,
                (bundle, device, threads) -> classifier)
            .commandLine(console)
            .run(
                "diagnose",
                photos.toString(),
                "--save",
                "--plant",
                "folder",
                "--format",
                "jsonl",
                "--passphrase-file",
                passphrase.toString(),
                "--data-dir",
                folder.resolve("data").toString());
    assertThat(code).as(messages.toString()).isZero();
    List<Optional<Double>> severities = new ArrayList<>();
    for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
      JsonNode percent = new JsonMapper().readTree(line).path("severityPercent");
      severities.add(percent.isNull() ? Optional.empty() : Optional.of(percent.asDouble()));
    }
    return severities;
  }

  /** A green leaf with a brown spot of this width on white paper. */
  private static byte[] leaf(int spot) {
    BufferedImage image = new BufferedImage(400, 400, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, 400, 400);
    pen.setColor(new Color(40, 170, 40));
    pen.fillOval(20, 20, 360, 360);
    pen.setColor(new Color(110, 70, 30));
    pen.fillOval(200 - spot / 2, 200 - spot / 2, spot, spot);
    pen.dispose();
    return Pictures.encode(image, "png");
  }

  /** Green all over: nothing delimits a leaf. */
  private static byte[] withoutLeaf() {
    BufferedImage image = new BufferedImage(400, 400, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 160_000; i++) {
      image.setRGB(i % 400, i / 400, 0x207820 + (i * 7919 % 40 << 8));
    }
    return Pictures.encode(image, "png");
  }
}
