package org.plantdiseasedetector.app;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plantdiseasedetector.cli.Console;
import org.plantdiseasedetector.testing.FakeClassifier;
import org.plantdiseasedetector.testing.Pictures;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The console's tools for measuring and fitting, on small pictures and without an engine. */
class ToolCommandsTest {

  /** Paper, leaf, lesion. */
  private static final List<Integer> COLOURS = List.of(0xD8D8DC, 0x4E8A2C, 0x6B4220);

  @TempDir Path folder;

  private final FakeClassifier classifier = new FakeClassifier();
  private final Map<String, String> properties = new HashMap<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final StringWriter messages = new StringWriter();

  @BeforeEach
  void fill() {
    properties.put(Environment.SAMPLES_PROPERTY, folder.resolve("samples").toString());
  }

  private int run(Object... arguments) {
    out.reset();
    String[] words = new String[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      words[i] = arguments[i].toString();
    }
    Environment environment =
        new Environment(properties::get, name -> null).withDataDirectory(folder.resolve("app"));
    Console console = new Console(out, StandardCharsets.UTF_8, new PrintWriter(messages), false);
    return new Composition(
            environment, () -> FakeClassifier.BUNDLE, (bundle, device, threads) -> classifier)
        .commandLine(console)
        .run(words);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  /** A green leaf on paper with brown spots, and its mask. */
  private void maskedLeaf(Path place, String name, int spots) throws IOException {
    BufferedImage photo = new BufferedImage(300, 260, BufferedImage.TYPE_INT_RGB);
    BufferedImage mask = new BufferedImage(300, 260, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 300 * 260; i++) {
      int x = i % 300;
      int y = i / 300;
      int label = label(x, y, spots);
      int grain = Math.floorMod(x * 31 + y * 17 + x * y, 7) * 0x020201;
      photo.setRGB(x, y, COLOURS.get(label) + (label > 0 ? grain : 0));
      mask.getRaster().setSample(x, y, 0, label);
    }
    Files.createDirectories(place.resolve("images"));
    Files.createDirectories(place.resolve("masks"));
    ImageIO.write(photo, "jpg", place.resolve("images").resolve(name + ".jpg").toFile());
    ImageIO.write(mask, "png", place.resolve("masks").resolve(name + "_mask.png").toFile());
  }

  private static int label(int x, int y, int spots) {
    if (x < 60 || x >= 240 || y < 70 || y >= 190) {
      return 0;
    }
    int column = x - 75;
    boolean isRow = y >= 90 && y < 110;
    return isRow && column >= 0 && column / 30 < spots && column % 30 < 18 ? 2 : 1;
  }

  private Path photo(String name, int rgb) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    BufferedImage image = new BufferedImage(90, 90, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setColor(new Color(rgb));
    g.fillRect(0, 0, 90, 90);
    g.dispose();
    return Files.write(file, Pictures.encode(image, "png"));
  }

  @ParameterizedTest
  @CsvSource({
    "train-severity,Missing required",
    "train-severity DIR,--out",
    "train-severity DIR --out FILE --seed soon,soon",
    "train-severity DIR --out FILE,There is no folder DIR",
    "evaluate-masks,Missing required",
    "evaluate-masks DIR,No photo with a mask",
    "evaluate-masks DIR --model DIR,DIR",
    "evaluate-quality,Missing required",
    "evaluate-quality DIR,No photos in",
    "evaluate-quality DIR/gone,Cannot read the folder",
    "evaluate-quality DIR --every 0,--every must be at least 1",
    "calibrate DIR,--bundle",
    "calibrate DIR --bundle DIR,There is no folder",
    "golden,Missing required",
    "golden DIR,DIR cannot be used",
    "benchmark DIR,There are no photos",
    "benchmark DIR --passes 0,--passes must be 1 to 1000",
    "benchmark DIR --passes 1001,--passes must be 1 to 1000",
    "benchmark DIR --format xml,xml",
    "benchmark DIR --device tpu,tpu"
  })
  void wrongUsageIsNamedGivesCodeTwoAndPrintsNoResults(String line, String reason)
      throws IOException {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    String words =
        line.replace("DIR", empty.toString()).replace("FILE", folder.resolve("net").toString());

    assertThat(run((Object[]) words.split(" "))).isEqualTo(2);
    assertThat(messages.toString()).contains(reason.replace("DIR", empty.toString()));
    assertThat(out()).isEmpty();
    assertThat(folder.resolve("net")).doesNotExist();
  }

  @Test
  void theLesionNetIsFittedOnMaskedPhotosAndTheSameSeedGivesTheSameNet() throws IOException {
    Path data = folder.resolve("severity");
    for (int spots = 0; spots <= 4; spots++) {
      maskedLeaf(data.resolve("train"), "leaf" + spots, spots);
    }
    maskedLeaf(data.resolve("val"), "leaf", 3);

    assertThat(run("train-severity", data, "--out", folder.resolve("a"))).isZero();
    assertThat(run("train-severity", data, "--out", folder.resolve("b"))).isZero();

    assertThat(messages.toString()).contains("concordance").contains("The lesion net is in");
    assertThat(folder.resolve("a")).hasSameBinaryContentAs(folder.resolve("b"));
  }

  @Test
  void leavesOfHealthyClassesAreFittedOnAsLeavesWithoutLesions() throws IOException {
    Path data = folder.resolve("severity");
    maskedLeaf(data.resolve("train"), "leaf", 3);
    maskedLeaf(data.resolve("val"), "leaf", 2);
    Path healthy = Files.createDirectories(folder.resolve("classes"));
    Path net = folder.resolve("net");

    assertThat(run("train-severity", data, "--out", net, "--healthy", healthy)).isEqualTo(2);
    assertThat(messages.toString()).contains("No photos of healthy leaves in " + healthy);
    assertThat(net).doesNotExist();

    maskedLeaf(folder.resolve("drawn"), "leaf", 0);
    Path leaf = folder.resolve("drawn/images/leaf.jpg");
    for (String name : List.of("apple.healthy/1.jpg", "apple.scab/2.jpg", "corn.healthy/3.jpg")) {
      Files.createDirectories(healthy.resolve(name).getParent());
      Files.copy(leaf, healthy.resolve(name));
    }
    assertThat(run("train-severity", data, "--out", net, "--healthy", healthy)).isZero();
    assertThat(net).content(StandardCharsets.ISO_8859_1).contains("1 masked photos, 2 of healthy");
  }

  @Test
  void severityIsComparedWithMasks() throws IOException {
    Path data = folder.resolve("masked");
    maskedLeaf(data, "healthy", 0);
    maskedLeaf(data, "some", 2);
    maskedLeaf(data, "many", 5);

    assertThat(run("evaluate-masks", data)).isZero();
    assertThat(out()).containsIgnoringCase("concordance").contains("3");
    assertThat(classifier.isClosed()).isTrue();
  }

  @Test
  void aMaskThatIsNoneIsNamed() throws IOException {
    Path data = folder.resolve("masked");
    maskedLeaf(data, "leaf", 1);
    Path mask = Files.writeString(data.resolve("masks/leaf_mask.png"), "no picture");

    assertThat(run("evaluate-masks", data)).isEqualTo(2);
    assertThat(messages.toString()).contains(mask + " is no mask");
  }

  @Test
  void warningsAreComparedWithAccuracyForEachDomain() throws IOException {
    photo("data/test/apple.scab/1.png", 0xE01010);
    photo("data/test/tomato.healthy/2.png", 0x10E010);
    Files.writeString(
        folder.resolve("data/index.csv"),
        "path,domain\ntest/apple.scab/1.png,lab\ntest/tomato.healthy/2.png,field\n");

    assertThat(run("evaluate-quality", folder.resolve("data/test"))).isZero();

    assertThat(out())
        .contains("### field: 1 photos, fake 1.2.3")
        .contains("### lab: 1 photos")
        .contains("| none | 1 | 100.0 | 0 | – | 0 | – |")
        .contains("| small, 48 pixels | 0 | – | 0 | – | 1 | 100.0 |")
        .contains("**glare, all and none**");
    assertThat(run("evaluate-quality", folder.resolve("data/test"), "--domain", "lab")).isZero();
    assertThat(out()).contains("### lab").doesNotContain("### field");
    assertThat(run("evaluate-quality", folder.resolve("data/test"), "--domain", "moon"))
        .isEqualTo(2);
    assertThat(messages.toString()).contains("is of the domain moon");
  }

  @Test
  void aCalibratedPlanIsUsedShownAndForgotten() throws IOException {
    photo("photos/1.png", 0xE01010);
    Path photos = folder.resolve("photos");
    Path stored = folder.resolve("app/batch-plan.json");

    assertThat(run("benchmark", photos, "--passes", "1", "--quick", "--format", "json")).isZero();
    assertThat(report().at("/planMeasured/onThisMachine").asBoolean()).isFalse();
    assertThat(stored).doesNotExist();

    assertThat(
            run("benchmark", photos, "--passes", "1", "--quick", "--format", "json", "--calibrate"))
        .isZero();
    assertThat(stored).exists();
    assertThat(messages.toString()).contains("photos a second").contains("From now on");
    JsonNode calibrated = report();
    assertThat(calibrated.at("/planMeasured/onThisMachine").asBoolean()).isTrue();
    assertThat(calibrated.at("/planMeasured/times").asDouble()).isGreaterThanOrEqualTo(1);
    JsonNode kept = new JsonMapper().readTree(Files.readString(stored)).get("plan");
    assertThat(calibrated.get("plan")).isEqualTo(kept);

    assertThat(run("health")).isZero();
    assertThat(out()).contains("batches: ").contains("measured on this machine");

    assertThat(run("benchmark", photos, "--passes", "1", "--quick", "--reset")).isZero();
    assertThat(stored).doesNotExist();
    assertThat(out()).contains("Plan").contains("not measured on this machine yet");
  }

  private JsonNode report() {
    return new JsonMapper().readTree(out());
  }
}
