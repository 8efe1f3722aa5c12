package org.plantdiseasedetector.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.plantdiseasedetector.testing.Pictures;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Growers ask, cards come in, cases go to another laptop, and old ones go for good. */
class HistoryCareConsoleTest extends HistoryOnConsole {

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
  void aPhotoThatCannotBeStrippedFailsAloneInSavingImportAndExport() throws IOException {
    Path shots = Files.createDirectories(folder.resolve("shots"));
    Files.write(shots.resolve("1.png"), png(RED, 80));
    Files.write(shots.resolve("2.gif"), gif());
    Files.write(shots.resolve("3.png"), png(GREEN, 80));
    history("init");
    save(shots, "--strip");
    assertThat(said())
        .contains("2.gif was not saved", "without --strip")
        .contains("Saved 2 cases, 1 to 2. 1 plants or photos named above were not saved.");
    assertThat(out()).containsPattern("2\\.gif\"[^\\n]*2\\.gif was not saved");

    Files.write(shots.resolve("4.png"), png(BLUE, 80));
    reset();
    assertThat(history("import", shots.toString(), "--strip")).isEqualTo(1);
    assertThat(said()).contains("2 of them").contains("2.gif was not saved").contains("case 3.");

    reset();
    assertThat(history("import", shots.toString())).isZero();
    Path out = folder.resolve("out");
    String[] everything = {"--format", "everything", "--out", out.toString(), "--strip"};
    assertThat(history("export", everything)).isEqualTo(1);
    assertThat(said()).contains("2.gif was left out").contains("4 cases");
    assertThat(out.resolve("cases.json")).exists();
    assertThat(out.resolve("photos").toFile().list())
        .containsExactlyInAnyOrder("case-1-1-1.png", "case-2-1-3.png", "case-3-1-4.png");
  }

  private static byte[] gif() {
    return Pictures.encode(Pictures.plain(80, 80, BufferedImage.TYPE_INT_RGB, 0x404040), "gif");
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

  private static String[] with(String[] last, String... first) {
    return Stream.of(first, last).flatMap(Stream::of).toArray(String[]::new);
  }
}
