package org.plantdiseasedetector.readiness.checks;

import static org.plantdiseasedetector.readiness.checks.Findings.some;
import static org.plantdiseasedetector.readiness.checks.Findings.text;
import static org.plantdiseasedetector.readiness.checks.Findings.verdict;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.plantdiseasedetector.imaging.PhotoException;
import org.plantdiseasedetector.readiness.Finding;

/**
 * Application and network security.
 *
 * @param facts what is known about the installation
 */
record SecurityChecks(Facts facts) {

  private static final String SECURITY = "docs/security.md";
  private static final String ROBUSTNESS = "docs/robustness.md";

  /** Signature and header of a PNG file that claims to be 2^31 - 1 pixels wide and high. */
  private static final String HUGE_PNG =
      "89504e470d0a1a0a0000000d494844527fffffff7fffffff080200000000000000";

  private static final Duration SOON = Duration.ofDays(30);
  private static final String NO_SERVER = "The app answers no requests over a network.";
  private static final String LOCAL = "Photos, cases and logs stay on this computer.";

  void fill(Table table) {
    table.notApplicable("configuration.2", facts.nothingListens(), NO_SERVER);
    table.notApplicable("configuration.3", facts.nothingListens(), NO_SERVER);
    table.notApplicable("configuration.4", facts.nothingListens(), NO_SERVER);
    table.notApplicable("application-security.1", facts.nothingListens(), NO_SERVER);
    table.notApplicable("application-security.2", facts.nothingListens(), NO_SERVER);
    table.notApplicable("application-security.3", facts.nothingListens(), NO_SERVER);
    table.automated("application-security.4", this::hostilePhotos, ROBUSTNESS);
    table.automated("application-security.5", this::sql, SECURITY);
    table.notApplicable("application-security.6", facts.noHtml(), "The app shows no web pages.");
    table.notApplicable("application-security.7", facts.nothingListens(), NO_SERVER);
    table.automated("application-security.8", this::secrets, SECURITY);
    table.automated("network-security.2", this::signatures);
    table.notApplicable("network-security.3", facts.nothingListens(), NO_SERVER);
    table.notApplicable("network-security.4", facts.nothingListens(), NO_SERVER);
    table.notApplicable("network-security.5", facts.nothingListens(), NO_SERVER);
    others(table);
  }

  private void others(Table table) {
    table.notApplicable("services-ingress.1", facts.nothingListens(), NO_SERVER);
    table.notApplicable("services-ingress.2", facts.nothingListens(), NO_SERVER);
    table.notApplicable("services-ingress.3", facts.nothingListens(), NO_SERVER);
    table.notApplicable("services-ingress.4", facts.nothingListens(), NO_SERVER);
    table.notApplicable("services-ingress.5", facts.nothingListens(), NO_SERVER);
    table.notApplicable("logging.2", facts.onlyUpdatesConnect(), LOCAL);
    table.notApplicable("logging.5", facts.nothingListens(), NO_SERVER);
    table.notApplicable(
        "tracing.1",
        facts.onlyUpdatesConnect(),
        "A diagnosis stays in one process on one machine.");
    table.notApplicable(
        "optimization.3",
        facts.nothingListens(),
        "A cache of answers serves repeated requests of clients, and there are none.");
    table.notApplicable(
        "optimization.5", facts.nothingListens(), "There are no web pages to deliver.");
    table.notApplicable("optimization.6", facts.onlyUpdatesConnect(), "No image is sent anywhere.");
    table.notApplicable("scalability.5", facts.onlyUpdatesConnect(), LOCAL);
    table.notApplicable(
        "disaster-recovery.5", facts.nothingListens(), "Each laptop works for itself; no service.");
    table.notApplicable(
        "external.1", facts.nothingListens(), "There is no service whose status could be shown.");
    table.notApplicable("code-quality.6", facts.noPython(), "The app is not written in Python.");
    table.notApplicable(
        "compliance.4", facts.onlyPlants(), "HIPAA protects the health data of people.");
  }

  private Finding hostilePhotos() {
    List<String> accepted = new ArrayList<>();
    hostile()
        .forEach(
            (what, bytes) -> {
              try {
                facts.probes().decoder().decode(bytes, 64);
                accepted.add(what);
              } catch (PhotoException refused) {
                // As it should be.
                return;
              }
            });
    return verdict(
        accepted.isEmpty(),
        accepted.isEmpty()
            ? text("%d forged photos were refused: %s.", hostile().size(), hostile().keySet())
            : "Forged photos were accepted: " + accepted + ".",
        "Do not open photos from others with this installation; install it again.");
  }

  private static Map<String, byte[]> hostile() {
    Map<String, byte[]> photos = new LinkedHashMap<>();
    photos.put("text named as a photo", "no photo".repeat(40).getBytes(StandardCharsets.UTF_8));
    photos.put("empty file", new byte[0]);
    photos.put("JPEG that ends at once", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF});
    photos.put("PNG of 2^31 × 2^31 pixels", HexFormat.of().parseHex(HUGE_PNG));
    photos.put(
        "page that claims to be a photo",
        "<!doctype html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));
    return photos;
  }

  private Finding sql() throws IOException {
    Scan.Result composed = Scan.composedSql(new OwnCode(facts.installation().code()));
    return verdict(
        composed.scanned() > 0 && composed.found().isEmpty(),
        text(
            "%d methods run SQL; %d put the statement together from strings%s. Values go in as"
                + " parameters.",
            composed.scanned(),
            composed.found().size(),
            composed.found().isEmpty() ? "" : ": " + some(composed.found())),
        "Report it; do not use this build.");
  }

  private Finding secrets() throws IOException {
    List<Path> files = new ArrayList<>(InstallationFiles.files(facts.installation()));
    files.addAll(settings());
    Scan.Result result = Scan.secrets(files);
    return verdict(
        result.scanned() > 0 && result.found().isEmpty(),
        text(
            "%d text files of installation and settings searched, %d with what looks like a"
                + " secret%s.",
            result.scanned(),
            result.found().size(),
            result.found().isEmpty() ? "" : ": " + some(result.found())),
        "Take the secret out of the file, and replace it where it is valid.");
  }

  private List<Path> settings() throws IOException {
    if (!Files.isDirectory(facts.installation().data())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(facts.installation().data())) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  /** Validity of what vouches for updates. */
  private Finding signatures() throws Exception {
    Optional<UpdateFacts> updates = facts.probes().updates().call();
    if (updates.isEmpty()) {
      return Findings.notBuilt(
          "this version has no signed updates, so there is no certificate to be valid.",
          "Install new versions from the maker only, and compare their SHA-256.");
    }
    Instant now = facts.clock().instant();
    UpdateFacts found = updates.get();
    boolean isValid = found.expires().map(now::isBefore).orElse(true);
    if (!found.isTrusted()) {
      return new Finding.Fail(
          found.evidence(), "See pdd model list; install a genuine model or the app again.");
    }
    if (!isValid) {
      return new Finding.Fail(found.evidence(), "Fetch new update metadata from the maker.");
    }
    boolean isSoon = found.expires().map(end -> end.isBefore(now.plus(SOON))).orElse(false);
    return isSoon
        ? new Finding.Warn(found.evidence(), "Fetch new update metadata before it expires.")
        : new Finding.Pass(found.evidence());
  }
}
