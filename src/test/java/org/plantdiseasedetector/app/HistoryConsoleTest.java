package org.plantdiseasedetector.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.plantdiseasedetector.history.Backups;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A season on the console: make, save, find, correct, take out, back up, lose, get back. */
class HistoryConsoleTest extends HistoryOnConsole {

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
}
