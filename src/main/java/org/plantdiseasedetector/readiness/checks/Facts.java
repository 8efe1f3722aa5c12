package org.plantdiseasedetector.readiness.checks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.history.History;
import org.plantdiseasedetector.knowledge.DiseaseNames;
import org.plantdiseasedetector.model.ModelBundle;
import org.plantdiseasedetector.model.ModelCatalogue;
import org.plantdiseasedetector.readiness.AttestationBook;
import org.plantdiseasedetector.readiness.SignOffs;
import org.plantdiseasedetector.vault.DurableFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the checks of one run share; each fact is found out once. */
final class Facts {

  private static final String UPDATES = "/update/transport/";
  private static final int MOST_JSON = 16 << 20;

  private final Installation installation;
  private final Probes probes;
  private final Clock clock;

  private final Once<ModelBundle> bundle;
  private final Once<JsonNode> metrics;
  private final Once<SelfTest> selfTest;
  private final Once<Optional<History>> history;
  private final Once<Logs> logs;
  private final Once<Sbom> sbom;
  private final Once<String> fingerprint;
  private final Once<Fact> nothingListens;
  private final Once<Fact> onlyUpdatesConnect;
  private final Once<Fact> noHtml;
  private final Once<Fact> noPython;
  private final Once<Fact> onlyPlants;

  Facts(Installation installation, Probes probes, Clock clock) {
    this.installation = installation;
    this.probes = probes;
    this.clock = clock;
    bundle = new Once<>(() -> new ModelCatalogue(installation.models()).newest());
    metrics = new Once<>(() -> json(bundle.get().directory().resolve(ModelBundle.METRICS_FILE)));
    selfTest = new Once<>(probes.selfTest());
    history = new Once<>(probes.history());
    logs = new Once<>(() -> Logs.read(installation.logs()));
    sbom = new Once<>(() -> Sbom.read(installation.home()));
    fingerprint = new Once<>(() -> InstallationFiles.fingerprint(installation));
    nothingListens = new Once<>(this::verifyNothingListens);
    onlyUpdatesConnect = new Once<>(this::verifyOnlyUpdatesConnect);
    noHtml = new Once<>(this::verifyNoHtml);
    noPython = new Once<>(this::verifyNoPython);
    onlyPlants = new Once<>(this::verifyOnlyPlants);
  }

  /** Returns the model in use. */
  Once<ModelBundle> bundle() {
    return bundle;
  }

  /** Returns its measured figures. */
  Once<JsonNode> metrics() {
    return metrics;
  }

  /** Returns what it does with the sample photos. */
  Once<SelfTest> selfTest() {
    return selfTest;
  }

  /** Returns the open history. */
  Once<Optional<History>> history() {
    return history;
  }

  /** Returns the log files. */
  Once<Logs> logs() {
    return logs;
  }

  /** Returns the bill of materials. */
  Once<Sbom> sbom() {
    return sbom;
  }

  /** Returns the fingerprint of the installation. */
  Once<String> fingerprint() {
    return fingerprint;
  }

  /** Returns whether nothing waits for connections. */
  Once<Fact> nothingListens() {
    return nothingListens;
  }

  /** Returns whether nothing but the client of updates can connect. */
  Once<Fact> onlyUpdatesConnect() {
    return onlyUpdatesConnect;
  }

  /** Returns whether no web page can be shown. */
  Once<Fact> noHtml() {
    return noHtml;
  }

  /** Returns whether there is no Python. */
  Once<Fact> noPython() {
    return noPython;
  }

  /** Returns whether the model knows plants only. */
  Once<Fact> onlyPlants() {
    return onlyPlants;
  }

  Installation installation() {
    return installation;
  }

  Probes probes() {
    return probes;
  }

  Clock clock() {
    return clock;
  }

  Documents documents() {
    return new Documents(installation.home());
  }

  AttestationBook attestations() {
    return new AttestationBook(installation.readiness(), clock);
  }

  SignOffs signOffs() {
    return new SignOffs(installation.readiness(), clock);
  }

  static JsonNode json(Path file) throws IOException {
    return new JsonMapper().readTree(DurableFile.read(file, MOST_JSON));
  }

  /** Returns whether somebody made a history; without one many rows have no subject. */
  boolean hasHistory() {
    return Files.exists(installation.history().resolve("vault.json"));
  }

  private Fact verifyNothingListens() throws IOException {
    OwnCode.Found code = new OwnCode(installation.code()).listening();
    return sockets(code, code.uses(), "listen", Sockets.Found::listening);
  }

  /** The client of signed updates may connect when somebody asks for an update. */
  private Fact verifyOnlyUpdatesConnect() throws IOException {
    OwnCode.Found code = new OwnCode(installation.code()).connecting();
    List<String> others =
        code.uses().stream().filter(use -> !use.replace('\\', '/').contains(UPDATES)).toList();
    return sockets(
        code,
        others,
        code.uses().isEmpty() ? "open a connection" : "open a connection but the client of updates",
        Sockets.Found::all);
  }

  private Fact sockets(
      OwnCode.Found code,
      List<String> uses,
      String what,
      Function<Sockets.Found, List<String>> which)
      throws IOException {
    if (code.classes() == 0) {
      return new Fact.Unknown("no classes were found in " + installation.code());
    }
    if (!uses.isEmpty()) {
      return new Fact.Broken(Findings.some(uses));
    }
    Optional<List<String>> open = new Sockets(probes.root()).find().map(which);
    if (open.isPresent() && !open.get().isEmpty()) {
      return new Fact.Broken("this process has the network sockets " + open.get());
    }
    return new Fact.Holds(
        Findings.text(
            "none of the app's %d classes can %s, and %s.",
            code.classes(),
            what,
            open.isPresent()
                ? "this process has no such socket"
                : "this system does not tell the sockets of a process"));
  }

  private Fact verifyNoHtml() {
    return probes.hasClass().test("javafx.scene.web.WebView")
        ? new Fact.Broken("the installation has a web view")
        : new Fact.Holds("the installation has no web view that could run a script.");
  }

  private Fact verifyNoPython() throws IOException {
    List<Path> files = InstallationFiles.files(installation);
    List<String> python =
        files.stream()
            .map(file -> file.getFileName().toString())
            .filter(name -> name.endsWith(".py") || name.endsWith(".pyc"))
            .toList();
    return python.isEmpty()
        ? new Fact.Holds(
            Findings.text(
                "no Python among %d files; it runs on Java %s.",
                files.size(), Runtime.version().feature()))
        : new Fact.Broken(Findings.some(python));
  }

  private Fact verifyOnlyPlants() throws Exception {
    DiseaseNames names = DiseaseNames.load();
    List<String> unknown =
        bundle.get().classes().stream()
            .filter(id -> !names.classes().contains(id))
            .map(ClassId::value)
            .toList();
    return unknown.isEmpty()
        ? new Fact.Holds(
            Findings.text(
                "all %d classes of the model are conditions of crops: %s.",
                bundle.get().classes().size(),
                String.join(", ", bundle.get().classes().stream().flatMap(Facts::crop).toList())))
        : new Fact.Broken("classes that are not in the list of crops: " + unknown);
  }

  private static Stream<String> crop(ClassId id) {
    return id.isHealthy() ? Stream.of(id.crop()) : Stream.empty();
  }
}
