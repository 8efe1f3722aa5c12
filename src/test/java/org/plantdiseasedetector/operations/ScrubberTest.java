package org.plantdiseasedetector.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScrubberTest {

  private final Scrubber scrubber = new Scrubber(Path.of("/home/anna"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          NoSuchFileException: /media/Farm Anna/north/x.jpg   | NoSuchFileException: …/x.jpg
          file="/data/anna/a b.jpg" detail="cut"              | file="…/a b.jpg" detail="cut"
          cannot open /home/anna                              | cannot open ~
          C:\\Users\\anna\\leaf.jpg (denied)                  | …/leaf.jpg (denied)
          at \\\\server\\anna\\leaf.jpg                       | at …/leaf.jpg
          from file:/opt/anna/app.jar!/x.class                | from …/x.class
          FileNotFoundException: anna/north/x.jpg             | FileNotFoundException: …/x.jpg
          23505 VALUES ( /* 1 */ 'anna', 4 )                  | 23505 VALUES …
          """)
  void folders(String line, String clean) {
    assertThat(scrubber.line(line)).isEqualTo(clean);
  }

  @Test
  void whatIsNoPathStays() {
    for (String line :
        new String[] {
          "2026-11-25T10:00:00.000Z [main] INFO Fact - event=started version=1",
          "\tat java.base/java.lang.Thread.run(Thread.java:1583)",
          "\t... 12 common frames omitted",
          "type image/jpeg and 3 of 4",
          "https://updates.example/models"
        }) {
      assertThat(scrubber.line(line)).isEqualTo(line);
    }
  }
}
