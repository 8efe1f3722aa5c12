package org.plantdiseasedetector.readiness.checks;

import static org.plantdiseasedetector.readiness.checks.Findings.some;
import static org.plantdiseasedetector.readiness.checks.Findings.text;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.plantdiseasedetector.readiness.Finding;

/**
 * What protects the only thing that is fetched over a network, updates of models.
 *
 * @param facts what is known about the installation
 */
record TransportChecks(Facts facts) {

  private static final String SECURITY = "docs/security.md";
  private static final Set<String> SAFE = Set.of("TLSv1.2", "TLSv1.3");

  /** Addresses without encryption, and one with. */
  private static final List<String> OPEN =
      List.of("http://example.org/", "ftp://example.org/", "file:///example/", "//example.org/");

  private static final String ENCRYPTED = "https://example.org/";

  /** What decides itself whom to trust; the platform's own rules are used instead. */
  private static final List<String> OWN_TRUST =
      List.of("javax.net.ssl.HostnameVerifier", "javax.net.ssl.X509ExtendedTrustManager");

  private static final String TRUST_MANAGER = "javax/net/ssl/X509TrustManager";

  /** With slashes, so that the search for the real name does not find this class. */
  private static final String UNVERIFIED = "jdk/internal/httpclient/disableHostnameVerification";

  void fill(Table table) {
    table.automated("network-security.1", this::encrypted, SECURITY);
    table.automated("data-security.2", this::encrypted, SECURITY);
  }

  private Finding encrypted() throws Exception {
    Fact fact = facts.onlyUpdatesConnect().get();
    return switch (fact) {
      case Fact.Unknown(String why) ->
          new Finding.CouldNotCheck(why, "Run it where it can be verified.");
      case Fact.Broken(String figures) ->
          new Finding.Fail(
              "Something else than the client of updates uses the network: " + figures,
              "Find out what changed, and do not use this build until it is known.");
      case Fact.Holds(String figures) -> protectedBy(figures);
    };
  }

  private Finding protectedBy(String figures) throws IOException {
    List<String> faults = new ArrayList<>(ownTrust());
    OPEN.stream()
        .filter(facts.probes().transport()::accepts)
        .forEach(address -> faults.add("updates would be fetched from " + address));
    if (!facts.probes().transport().accepts(ENCRYPTED)) {
      faults.add("updates cannot be fetched over https");
    }
    List<String> protocols = facts.probes().transport().protocols();
    if (protocols.isEmpty() || !SAFE.containsAll(protocols)) {
      faults.add("this Java would use the protocols " + protocols);
    }
    return faults.isEmpty()
        ? new Finding.Pass(
            text(
                "%s %d addresses without https were refused; protocols %s; no class decides"
                    + " itself which certificate to trust.",
                figures.substring(0, 1).toUpperCase(Locale.ROOT) + figures.substring(1),
                OPEN.size(),
                protocols))
        : new Finding.Fail(
            some(faults),
            "Fetch no updates over the network; use files on a stick, and report it.");
  }

  private List<String> ownTrust() throws IOException {
    OwnCode code = new OwnCode(facts.installation().code());
    List<String> faults = new ArrayList<>(code.search(OWN_TRUST).uses());
    code.read(
        (name, bytes) -> {
          String text = new String(bytes, StandardCharsets.ISO_8859_1);
          if (text.contains(TRUST_MANAGER) && implementsTrust(bytes)) {
            faults.add(name + " decides itself which certificate to trust");
          }
          if (text.contains(UNVERIFIED.replace('/', '.'))) {
            faults.add(name + " can switch off that names of servers are verified");
          }
        });
    return faults;
  }

  private static boolean implementsTrust(byte[] bytes) {
    ClassModel model = ClassFile.of().parse(bytes);
    return model.interfaces().stream()
        .anyMatch(type -> type.asInternalName().equals(TRUST_MANAGER));
  }
}
