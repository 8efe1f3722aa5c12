package org.plantdiseasedetector.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttestationBookTest {

  private static final Clock NOW =
      Clock.fixed(Instant.parse("2026-11-25T12:00:00Z"), ZoneOffset.UTC);
  private static final LocalDate UNTIL = LocalDate.of(2026, 12, 31);

  @TempDir private Path folder;
  private Path evidence;
  private AttestationBook book;

  @BeforeEach
  void open() throws IOException {
    evidence = Files.writeString(folder.resolve("protocol.txt"), "all 1,042 tests passed");
    book = new AttestationBook(folder.resolve("readiness"), NOW);
  }

  private void attest(String row) throws AttestationException {
    book.add(row, "Anna", "tester", "Ran them.", evidence, UNTIL);
  }

  @Test
  void namesPersonDayEvidenceAndEnd() throws Exception {
    attest("code-quality.1");

    Finding finding = book.evaluate("code-quality.1");

    assertThat(finding.state()).isEqualTo(State.ATTESTED);
    assertThat(finding.evidence())
        .contains("Anna", "tester", "2026-11-25", "protocol.txt", "2026-12-31", "Ran them.");
    assertThat(book.evaluate("code-quality.2").state()).isEqualTo(State.FAIL);
  }

  @Test
  void countsNoMoreAfterItsEnd() throws Exception {
    attest("code-quality.1");
    Clock later = Clock.offset(NOW, Duration.ofDays(37));

    Finding finding =
        new AttestationBook(folder.resolve("readiness"), later).evaluate("code-quality.1");

    assertThat(finding.state()).isEqualTo(State.EXPIRED);
  }

  @Test
  void countsNoMoreWhenItsEvidenceChangedOrIsGone() throws Exception {
    attest("code-quality.1");
    Files.writeString(evidence, "all 1,043 tests passed");
    assertThat(book.evaluate("code-quality.1").state()).isEqualTo(State.EXPIRED);

    Files.delete(evidence);
    assertThat(book.evaluate("code-quality.1").state()).isEqualTo(State.EXPIRED);
  }

  @Test
  void anEntryThatIsTakenOutIsNoticedAndTheFileKeptAside() throws Exception {
    attest("code-quality.1");
    Path file = folder.resolve("readiness/attestations.json");
    byte[] one = Files.readAllBytes(file);
    attest("code-quality.2");
    String two = Files.readString(file);
    int first = two.indexOf("{\"row\"");
    int second = two.indexOf("{\"row\"", first + 1);
    Files.writeString(file, two.substring(0, first) + two.substring(second));

    assertThat(book.evaluate("code-quality.2").state()).isEqualTo(State.FAIL);
    assertThat(book.evaluate("code-quality.2").evidence()).contains("kept aside", "damaged");
    assertThat(kept()).hasSize(1);

    attest("code-quality.3");
    assertThat(kept()).hasSize(1);
    assertThat(one).isNotEmpty();
  }

  private List<Path> kept() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("readiness"))) {
      return files.filter(file -> file.toString().contains("damaged")).toList();
    }
  }

  @Test
  void refusesWhatNobodyCanAnswerFor() {
    assertThatThrownBy(() -> book.add("a.1", " ", "r", "n", evidence, UNTIL))
        .isInstanceOf(AttestationException.class);
    assertThatThrownBy(() -> book.add("a.1", "A", "r", "", evidence, UNTIL))
        .isInstanceOf(AttestationException.class);
    assertThatThrownBy(() -> book.add("a.1", "A", "r", "n", evidence, LocalDate.of(2026, 11, 24)))
        .hasMessageContaining("over");
    assertThatThrownBy(() -> book.add("a.1", "A", "r", "n", evidence, LocalDate.of(2029, 1, 1)))
        .hasMessageContaining("400 days");
    assertThatThrownBy(() -> book.add("a.1", "A", "r", "n", folder.resolve("missing.txt"), UNTIL))
        .hasMessageContaining("missing.txt");
    assertThat(folder.resolve("readiness/attestations.json")).doesNotExist();
  }
}
