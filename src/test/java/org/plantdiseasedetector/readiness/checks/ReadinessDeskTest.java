package org.plantdiseasedetector.readiness.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.readiness.AttestationException;
import org.plantdiseasedetector.readiness.ChecklistRow;
import org.plantdiseasedetector.readiness.Kind;
import org.plantdiseasedetector.readiness.ReadinessReport;
import org.plantdiseasedetector.readiness.Role;
import org.plantdiseasedetector.readiness.RowResult;
import org.plantdiseasedetector.readiness.State;

class ReadinessDeskTest {

  private static final LocalDate UNTIL = LocalDate.of(2026, 12, 31);

  @TempDir private Path folder;
  private TestInstallation installation;

  @BeforeEach
  void install() throws IOException {
    installation = new TestInstallation(folder);
  }

  private ReadinessReport run() throws IOException {
    return installation.desk().runAll((done, of, result) -> {}, () -> false);
  }

  private State state(Role role) throws IOException {
    return installation.desk().runOne(role.row()).results().getFirst().state();
  }

  @Test
  void everyRowIsAnsweredOnceInOrderAndTheReportKept() throws IOException {
    ReadinessReport report = run();

    assertThat(report.results())
        .extracting(result -> result.row().id())
        .containsExactlyElementsOf(
            installation.desk().checklist().rows().stream().map(ChecklistRow::id).toList());
    assertThat(report.results())
        .allSatisfy(
            result -> {
              assertThat(result.finding().evidence()).isNotBlank();
              assertThat(result.state()).isNotEqualTo(State.ERROR);
              assertThat(result.finding().remedy().isBlank()).isEqualTo(!needsRemedy(result));
            });
    assertThat(installation.desk().last().map(ReadinessReport::counts))
        .isEqualTo(Optional.of(report.counts()));
    assertThat(report.results().stream().filter(r -> r.kind() == Kind.AUTOMATED).count())
        .isGreaterThanOrEqualTo(90);
  }

  private static boolean needsRemedy(RowResult result) {
    return result.state().isBlocking() || result.state() == State.WARN;
  }

  @Test
  void aDamagedReportIsKeptAside() throws IOException {
    run();
    Path file = installation.data.resolve("readiness/last-run.json");
    Files.writeString(file, "half a rep");

    assertThat(installation.desk().last()).isEmpty();
    try (Stream<Path> files = Files.list(file.getParent())) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .anyMatch(name -> name.startsWith("last-run-damaged-"));
    }
  }

  @Test
  void aSignatureCountsUntilTheInstallationChanges() throws Exception {
    assertThat(state(Role.SECURITY)).isEqualTo(State.FAIL);
    run();
    Path signed = installation.desk().sign(Role.SECURITY, "Bo", "Cy", "on a spare laptop");
    assertThat(state(Role.SECURITY)).isEqualTo(State.ATTESTED);
    assertThat(state(Role.OPERATIONS)).isEqualTo(State.FAIL);
    assertThat(Files.readString(signed)).contains("model-preparation.1");

    Files.writeString(installation.home.resolve("docs/console.md"), "changed");
    assertThat(state(Role.SECURITY)).isEqualTo(State.EXPIRED);
    assertThatThrownBy(() -> installation.desk().sign(Role.FINAL, "Bo", "Cy", ""))
        .isInstanceOf(AttestationException.class)
        .hasMessageContaining("Run pdd readiness first");
  }

  @Test
  void aSignedReportThatIsEditedOrSignedElsewhereDoesNotCount() throws Exception {
    run();
    Path signed = installation.desk().sign(Role.FINAL, "Bo", "Cy", "");
    String text = Files.readString(signed);
    Files.writeString(signed, text.replace("\"by\":\"Bo\"", "\"by\":\"Di\""));
    assertThat(state(Role.FINAL)).isEqualTo(State.EXPIRED);

    Files.writeString(signed, text);
    assertThat(state(Role.FINAL)).isEqualTo(State.ATTESTED);
    Files.delete(installation.data.resolve("readiness/signing-key.json"));
    installation.desk().sign(Role.PRODUCT_OWNER, "Ed", "Cy", "");
    assertThat(state(Role.FINAL)).isEqualTo(State.EXPIRED);
  }

  @Test
  void peopleAnswerOnlyWhatTheAppCannotFindOut() throws Exception {
    Path evidence = Files.writeString(folder.resolve("mail.txt"), "Dear all");
    installation
        .desk()
        .attest("pre-deployment.3", "Anna", "operations", "Mail sent.", evidence, UNTIL);

    assertThat(installation.states()).containsEntry("pre-deployment.3", State.ATTESTED);
    for (String row : List.of("legal.1", "sign-off.1", "no-such-row.1")) {
      assertThatThrownBy(() -> installation.desk().attest(row, "Anna", "x", "n", evidence, UNTIL))
          .isInstanceOf(AttestationException.class);
    }
  }

  @Test
  void rowsAboutServersApplyAsSoonAsSomethingListens() {
    Map<String, State> before = installation.states();
    installation.addCode(Hostile.Server.class.getName());
    Map<String, State> after = installation.states();

    assertThat(before).containsEntry("configuration.3", State.DOES_NOT_APPLY);
    for (String row :
        List.of("configuration.3", "configuration.4", "services-ingress.2", "services-ingress.5")) {
      assertThat(after).containsEntry(row, State.FAIL);
    }
  }

  @Test
  void aSocketOfTheRunningProcessIsFoundAsWell() throws IOException {
    Path descriptors = installation.root.resolve("proc/self/fd");
    Files.createSymbolicLink(descriptors.resolve("7"), Path.of("socket:[4711]"));
    TestInstallation.write(
        installation.root.resolve("proc/self/net/tcp"),
        "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid"
            + "  timeout inode\n"
            + "   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000"
            + "        0 4711 1\n");

    assertThat(installation.states())
        .containsEntry("configuration.3", State.FAIL)
        .containsEntry("data-security.2", State.FAIL);
  }

  @Test
  void theShippedDocumentsHaveNoDeadLinksInAnInstallation() {
    RowResult documents = installation.results().get("post-deployment.5");

    assertThat(documents.finding().evidence()).isEqualTo(documents.finding().evidence().strip());
    assertThat(documents.state()).as(documents.finding().evidence()).isEqualTo(State.PASS);
    assertThat(new Documents(installation.home).problems("docs/none.md"))
        .containsExactly("docs/none.md is missing");
  }

  @Test
  void everyDocumentThatARowNamesIsThere() {
    Documents documents = new Documents(installation.home);

    assertThat(installation.results().values())
        .allSatisfy(
            result ->
                result.documents().forEach(name -> assertThat(documents.problems(name)).isEmpty()));
  }
}
