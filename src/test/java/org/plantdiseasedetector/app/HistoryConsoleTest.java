package org.plantdiseasedetector.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.cli.Console;
import org.plantdiseasedetector.history.Backups;
import org.plantdiseasedetector.testing.FakeClassifier;
import org.plantdiseasedetector.testing.Pictures;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A season on the console: make, save, find, correct, take out, back up, lose, get back. */
class HistoryConsoleTest {

  private static final int RED = 0xE01010;
  private static final int GREEN = 0x10E010;
  private static final int BLUE = 0x1010E0;

  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final StringWriter messages = new StringWriter();
  private Path photos;
  private Path data;
  private Path passphrase;

  @BeforeEach
  void prepare() throws IOException {
    photos = Files.createDirectories(folder.resolve("photos"));
    data = folder.resolve("data");
    passphrase = folder.resolve("passphrase");
    Files.writeString(passphrase, "a long passphrase, ünïcode\r\nsecond line");
    Files.write(photos.resolve("red.png"), png(RED, 80));
    Files.write(photos.resolve("green.png"), png(GREEN, 80));
    Files.createFile(photos.resolve("broken.jpg"));
  }

  @Test
  void aSeasonFromTheFirstDayToTheRestoredBackup() throws IOException {
    assertThat(history("init")).isZero();
    String recoveryKey = out();
    assertThat(recoveryKey.strip()).matches("([0-9A-Z]{5}-){7}[0-9A-Z]{5}");

    save(photos, "--farm", "Müller", "--field", "=North", "--stage", "65", "--gps", "48.1,-11.5");
    assertThat(said()).contains("Saved 2 cases, 1 to 2. 1 rejected photos were not saved.");

    assertThat(history("search", "muller", "apple")).isZero();
    assertThat(out()).contains("apple.scab").contains("machine").contains("=North");
    assertThat(said()).contains("1 of 1 cases.");

    assertThat(history("label", "1", "--correct", "tomato.late_blight", "--by", "Ada")).isZero();
    assertThat(out()).contains("corrected tomato.late_blight by Ada").contains("machine    conf");
    assertThat(history("label", "2", "--confirm")).isZero();
    assertThat(history("edit", "2", "--notes", "Dry soil", "--gps", "none")).isZero();
    reset();
    assertThat(history("list", "--state", "corrected")).isZero();
    assertThat(out().lines()).singleElement().asString().contains("tomato.late_blight");

    reset();
    assertThat(history("similar", "1")).isZero();
    assertThat(out().lines()).singleElement().asString().startsWith("0.").contains("confirmed");

    exportsAreComplete();

    assertThat(history("backup")).isZero();
    assertThat(said()).contains("restored on trial and checked");
    assertThat(history("verify")).isZero();
    assertThat(said()).contains("All is well.");

    restoreElsewhere(recoveryKey);
  }

  private void exportsAreComplete() throws IOException {
    Path csv = folder.resolve("cases.csv");
    assertThat(history("export", "--format", "csv", "--out", csv.toString())).isZero();
    List<String> lines = Files.readAllLines(csv);
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0)).startsWith("number,id,visited,").endsWith(",photos,photos.sha256");
    assertThat(lines).allSatisfy(l -> assertThat(l.split(",", -1)).hasSizeGreaterThanOrEqualTo(28));
    assertThat(lines.get(1)).contains("Müller,'=North,").contains(",48.1,-11.5,");
    assertThat(lines.get(2)).contains("Dry soil").contains(",confirmed,");

    Path map = folder.resolve("cases.geojson");
    assertThat(history("export", "--format", "geojson", "--out", map.toString())).isZero();
    JsonNode json = new JsonMapper().readTree(map.toFile());
    assertThat(json.at("/features").size()).isEqualTo(1);
    assertThat(json.at("/features/0/geometry/coordinates/0").asDouble()).isEqualTo(-11.5);
    assertThat(json.at("/features/0/properties/label").asString()).isEqualTo("tomato.late_blight");

    Path training = folder.resolve("training");
    assertThat(history("export", "--format", "photos", "--out", training.toString())).isZero();
    Path labelled = training.resolve("train/tomato.late_blight");
    assertThat(labelled.toFile().listFiles())
        .singleElement()
        .satisfies(
            file -> assertThat(Files.readAllBytes(file.toPath())).isEqualTo(png(colour(file), 80)));
    assertThat(training.resolve("val/tomato.late_blight")).isEmptyDirectory();
    assertThat(history("export", "--format", "photos", "--out", training.toString())).isEqualTo(2);
  }

  private static int colour(File file) {
    return file.toString().contains("red") ? RED : GREEN;
  }

  private void restoreElsewhere(String recoveryKey) throws IOException {
    Path key = folder.resolve("recovery");
    Files.writeString(key, recoveryKey.replace('-', ' ').toLowerCase(Locale.ROOT));
    Path backup = Backups.list(data.resolve("backups")).getFirst();
    String other = folder.resolve("other").toString();
    reset();
    assertThat(
            run(
                "history",
                "restore",
                backup.toString(),
                "--recovery-key-file",
                key.toString(),
                "--data-dir",
                other))
        .isZero();
    assertThat(
            run("history", "list", "--passphrase-file", passphrase.toString(), "--data-dir", other))
        .isZero();
    assertThat(out().lines()).hasSize(2);

    byte[] damaged = Files.readAllBytes(backup);
    damaged[damaged.length / 2] ^= 1;
    Files.write(backup, damaged);
    assertThat(history("verify")).isEqualTo(5);
    assertThat(out()).contains(backup.toString());
    assertThat(history("restore", backup.toString(), "--replace")).isEqualTo(5);
    assertThat(said()).contains("Nothing was replaced");
    assertThat(history("list")).isZero();
    assertThat(data.toFile().list()).allSatisfy(left -> assertThat(left).doesNotStartWith("."));
  }

  @Test
  void aGrowerGetsEverythingAndIsForgottenOnlyOnCommand() throws IOException {
    history("init");
    save(photos, "--farm", "Huber", "--notes", "=1+1");
    Path all = folder.resolve("all");
    String[] export = {"--format", "everything", "--farm", "huber", "--out", all.toString()};
    assertThat(history("export", export)).isZero();
    JsonNode json = new JsonMapper().readTree(all.resolve("cases.json").toFile());
    assertThat(json.at("/cases").size()).isEqualTo(2);
    assertThat(json.at("/cases/0/details/farm").asString()).isEqualTo("Huber");
    assertThat(json.at("/audit").size()).isEqualTo(2);
    assertThat(Files.readAllLines(all.resolve("cases.csv"))).hasSize(3);
    assertThat(all.resolve("photos").toFile().list()).hasSize(2);
    assertThat(history("export", export)).isEqualTo(2);
    assertThat(history("backup")).isZero();

    assertThat(history("erase")).isEqualTo(2);
    reset();
    assertThat(history("erase", "--farm", "HUBER")).isZero();
    assertThat(out().lines()).hasSize(2);
    assertThat(said()).contains("2 cases would be erased");
    assertThat(history("erase", "--person", "Huber", "--apply")).isZero();
    assertThat(said()).contains("2 cases were erased for good").contains("still in 1 backups");
    reset();
    assertThat(history("list")).isZero();
    assertThat(out()).isEmpty();
    assertThat(history("audit")).isZero();
    assertThat(out()).contains("erased  case 1").doesNotContain("Huber");
    assertThat(history("verify")).isZero();
  }

  @Test
  void oldCasesGoOnlyWhenTheOrganisationSaysSo() throws IOException {
    history("init");
    save(photos, "--visited", "2001-05-01");
    assertThat(history("retention")).isEqualTo(2);
    assertThat(said()).contains("kept without limit");
    assertThat(history("retention", "--years", "0")).isEqualTo(2);
    reset();
    assertThat(history("retention", "--years", "10")).isZero();
    assertThat(out().lines()).hasSize(2);
    assertThat(history("list")).isZero();
    assertThat(history("retention", "--apply")).isZero();
    assertThat(said()).contains("2 cases were erased for good");
    assertThat(history("retention", "--apply")).isZero();
    assertThat(said()).contains("There are no such cases.");
  }

  @Test
  void aCardIsImportedOnceAndGoesOnWhereItEnded() throws IOException {
    Path card = folder.resolve("card");
    Path camera = Files.createDirectories(card.resolve("DCIM").resolve("100CANON"));
    Files.write(camera.resolve("IMG_1.PNG"), png(RED, 80));
    Files.write(camera.resolve("copy of IMG_1.PNG"), png(RED, 80));
    Files.write(card.resolve("not of the camera.png"), png(BLUE, 80));
    history("init");
    assertThat(history("import", card.toString(), "--farm", "Huber", "--strip")).isZero();
    assertThat(said()).contains("2 photos in").contains("0 of them").contains("Saved as case 1.");
    Files.write(camera.resolve("IMG_2.PNG"), png(GREEN, 80));
    reset();
    assertThat(history("import", card.toString(), "--strip")).isZero();
    assertThat(said()).contains("3 photos in").contains("2 of them").contains("Saved as case 2.");
    Files.createFile(camera.resolve("IMG_3.JPG"));
    reset();
    assertThat(history("import", card.toString(), "--strip")).isEqualTo(1);
    assertThat(said()).contains("IMG_3.JPG");
    assertThat(history("import", card.resolve("none").toString())).isEqualTo(2);
    assertThat(history("verify")).isZero();
  }

  @Test
  void casesGoToAnotherLaptopByKeyAndByPassphrase() throws IOException {
    history("init");
    save(photos);
    Path other = folder.resolve("other");
    String[] there = {"--passphrase-file", passphrase.toString(), "--data-dir", other.toString()};
    assertThat(run(with(there, "history", "init"))).isZero();
    reset();
    assertThat(run(with(there, "history", "receive", "--show-key"))).isZero();
    String key = out().strip();
    Path file = folder.resolve("swap.pddcases");
    assertThat(history("send", "--out", file.toString(), "--for", key, "--crop", "apple")).isZero();
    assertThat(history("send", "--out", file.toString(), "--for", key)).isEqualTo(2);
    assertThat(history("receive", file.toString())).isEqualTo(5);
    reset();
    assertThat(run(with(there, "history", "receive", file.toString()))).isZero();
    assertThat(said()).contains("From ada: 1 new cases, 0 brought up to date, 0 unchanged.");
    assertThat(run(with(there, "history", "list"))).isZero();
    assertThat(out().lines()).hasSize(1);

    Path shared = folder.resolve("shared");
    Files.writeString(shared, "a shared passphrase");
    Path second = folder.resolve("second.pddcases");
    String[] under = {"--exchange-passphrase-file", shared.toString()};
    assertThat(history("send", with(under, "--out", second.toString()))).isZero();
    reset();
    assertThat(run(with(there, with(under, "history", "receive", second.toString())))).isZero();
    assertThat(said()).contains("1 new cases, 0 brought up to date, 1 unchanged.");
    assertThat(run(with(there, "history", "receive"))).isEqualTo(2);
    assertThat(history("send", "--out", "x", "--for", "nonsense")).isEqualTo(2);
  }

  private static String[] with(String[] last, String... first) {
    return Stream.of(first, last).flatMap(Stream::of).toArray(String[]::new);
  }

  @Test
  void whetherTheKeychainWorksIsSaid() throws IOException {
    history("init");
    reset();
    assertThat(history("keychain")).isZero();
    assertThat(said()).contains("It is not set up for this history.");
    assertThat(history("keychain", "--enable", "--disable")).isEqualTo(2);
    assertThat(history("keychain", "--disable")).isZero();
    assertThat(history("list")).isZero();
  }

  @Test
  void photosOfAFolderAreOnePlantAndNoPhotoIsSavedTwice() throws IOException {
    Path plant = Files.createDirectories(photos.resolve("plant"));
    Files.write(plant.resolve("1.png"), png(BLUE, 90));
    Files.write(plant.resolve("2.png"), png(BLUE, 100));
    Files.write(plant.resolve("3.png"), png(BLUE, 100));
    history("init");
    save(photos, "--plant", "folder");
    assertThat(said())
        .contains("Saved 2 cases, 1 to 2.")
        .contains("1 photos were in the history already");
    reset();
    assertThat(history("list", "--crop", "tomato")).isZero();
    assertThat(out()).contains("tomato.late_blight").contains("2 photos");
    save(photos);
    assertThat(said()).contains("No case was saved. 5 photos were in the history already.");
  }

  @Test
  void aWrongPassphraseIsASecurityRefusalAndIsRemembered() throws IOException {
    history("init");
    Path wrong = folder.resolve("wrong");
    Files.writeString(wrong, "not the passphrase");
    for (int i = 0; i < 3; i++) {
      assertThat(with(wrong, "list")).isEqualTo(5);
      assertThat(said()).contains("The passphrase is wrong. Nothing was changed");
    }
    assertThat(with(wrong, "list")).isEqualTo(5);
    assertThat(said()).contains("After 3 wrong tries the next one is possible in");
    assertThat(
            run(
                "diagnose",
                photos.toString(),
                "--save",
                "--passphrase-file",
                wrong.toString(),
                "--data-dir",
                data.toString()))
        .isEqualTo(5);
    assertThat(out()).doesNotContain("red.png");
  }

  @Test
  void aNewPassphraseOpensAndTheOldOneDoesNot() throws IOException {
    history("init");
    Path changed = folder.resolve("changed");
    Files.writeString(changed, "another long passphrase");
    assertThat(history("passphrase", "--new-passphrase-file", changed.toString())).isZero();
    assertThat(history("list")).isEqualTo(5);
    assertThat(with(changed, "audit")).isZero();
    assertThat(out()).contains("passphrase_changed").contains("unlock_failed");
  }

  @Test
  void withoutAHistoryTheUserIsToldHowToMakeOneAndNothingIsWritten() {
    assertThat(history("list")).isEqualTo(2);
    assertThat(said()).contains("pdd history init");
    assertThat(data).doesNotExist();
  }

  @Test
  void wrongUsageIsSaid() throws IOException {
    assertThat(run("history")).isEqualTo(2);
    history("init");
    reset();
    assertThat(history("init")).isEqualTo(2);
    assertThat(said()).contains("left as it is");
    assertThat(history("show", "7")).isEqualTo(2);
    assertThat(said()).contains("There is no case 7");
    save(photos);
    assertThat(history("label", "1")).isEqualTo(2);
    assertThat(history("label", "1", "--correct", "nonsense")).isEqualTo(2);
    assertThat(history("edit", "1", "--stage", "100")).isEqualTo(2);
    assertThat(history("edit", "1", "--gps", "here")).isEqualTo(2);
    assertThat(said()).contains("BBCH").contains("48.137,11.576");
    assertThat(history("backup", "--keep", "0")).isEqualTo(2);
    assertThat(history("restore", "gone.pddbackup", "--replace")).isEqualTo(70);
    assertThat(said()).contains("There is no backup gone.pddbackup");
    assertThat(run("history", "list", "--data-dir", data.toString())).isEqualTo(2);
    assertThat(said()).contains("--passphrase-file");
    Files.writeString(passphrase, "short");
    assertThat(
            run(
                "history",
                "init",
                "--passphrase-file",
                passphrase.toString(),
                "--data-dir",
                folder.resolve("new").toString()))
        .isEqualTo(2);
    assertThat(said()).contains("12");
  }

  @Test
  void aFolderThatCannotBeWrittenIsSaid() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThat(
            run(
                "history",
                "init",
                "--passphrase-file",
                passphrase.toString(),
                "--data-dir",
                file.toString()))
        .isEqualTo(70);
    assertThat(said()).contains("cannot be written").contains(file.toString());
  }

  private void save(Path photos, String... options) {
    reset();
    List<String> arguments =
        new ArrayList<>(List.of("diagnose", photos.toString(), "--save", "--format", "jsonl"));
    arguments.addAll(List.of(options));
    arguments.addAll(
        List.of("--passphrase-file", passphrase.toString(), "--data-dir", data.toString()));
    assertThat(run(arguments.toArray(String[]::new))).isEqualTo(1);
  }

  private int history(String command, String... arguments) {
    return with(passphrase, command, arguments);
  }

  private int with(Path secret, String command, String... arguments) {
    return run(
        Stream.of(
                List.of("history", command),
                List.of(arguments),
                List.of("--passphrase-file", secret.toString(), "--data-dir", data.toString()))
            .flatMap(List::stream)
            .toArray(String[]::new));
  }

  private int run(String... arguments) {
    Console console = new Console(out, StandardCharsets.UTF_8, new PrintWriter(messages), false);
    Environment environment =
        new Environment(name -> name.equals("user.name") ? "ada" : null, name -> null);
    FakeClassifier classifier = new FakeClassifier();
    return new Composition(
            environment, () -> FakeClassifier.BUNDLE, (bundle, device, threads) -> classifier)
        .commandLine(console)
        .run(arguments);
  }

  private void reset() {
    out.reset();
    messages.getBuffer().setLength(0);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String said() {
    return messages.toString();
  }

  private static byte[] png(int rgb, int side) {
    return Pictures.encode(Pictures.plain(side, side, BufferedImage.TYPE_INT_RGB, rgb), "png");
  }
}
