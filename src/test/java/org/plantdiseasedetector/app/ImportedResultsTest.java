package org.plantdiseasedetector.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code pdd history import --results}: what a cluster found comes back into the history. */
class ImportedResultsTest extends HistoryOnConsole {

  private Path results;

  @Test
  void resultsFindTheirPhotosByContent() throws IOException {
    collect();
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Files.move(photos.resolve("red.png"), elsewhere.resolve("renamed.png"));
    Files.write(elsewhere.resolve("unknown.png"), png(BLUE, 80));
    history("init");
    reset();
    assertThat(importFrom(elsewhere)).isEqualTo(1);
    assertThat(said()).contains("Saved as case 1.").contains("1 photos have no result");
    reset();
    assertThat(history("show", "1")).isZero();
    assertThat(out()).contains("renamed.png").contains("scab");
    reset();
    assertThat(importFrom(elsewhere)).isEqualTo(1);
    assertThat(said()).contains("1 of them in the history already").contains("No case was saved");
  }

  @Test
  void resultsOfAnotherModelAreRefused() throws IOException {
    collect();
    String text = Files.readString(results);
    Files.writeString(results, text.replaceAll("\"version\":\"[^\"]+\"", "\"version\":\"99.0.0\""));
    history("init");
    reset();
    assertThat(importFrom(photos)).isEqualTo(2);
    assertThat(said()).contains("99.0.0").contains("Install that model");
  }

  @Test
  void damagedResultsAreRefusedAndNothingIsSaved() throws IOException {
    collect();
    history("init");
    String whole = Files.readString(results);
    for (String broken :
        new String[] {
          whole.replace("\"confidence\":0", "\"confidence\":7"),
          whole.replace("\"outcome\":\"confident\"", "\"outcome\":\"certain\""),
          whole.replace("\"sha256\":\"", "\"sha256\":\"../"),
          whole.substring(0, whole.length() - 40)
        }) {
      assertThat(broken).isNotEqualTo(whole);
      Files.writeString(results, broken);
      reset();
      assertThat(importFrom(photos)).isEqualTo(5);
      assertThat(said()).contains("no valid result").contains(results.toString());
    }
    Files.writeString(results, "{\"kind\":\"holiday\"}\n");
    assertThat(importFrom(photos)).isEqualTo(2);
    reset();
    assertThat(history("list")).isZero();
    assertThat(out()).doesNotContain("red.png");
  }

  private void collect() {
    Path run = folder.resolve("run");
    Path table = folder.resolve("table");
    assertThat(run("diagnose", photos.toString(), "--shard", "1/1", "--out", run.toString()))
        .isZero();
    assertThat(run("collect", run.toString(), "--out", table.toString())).isEqualTo(1);
    results = table.resolve("history.jsonl");
  }

  private int importFrom(Path from) {
    return history("import", from.toString(), "--results", results.toString());
  }
}
