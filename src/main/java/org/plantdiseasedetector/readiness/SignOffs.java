package org.plantdiseasedetector.readiness;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.plantdiseasedetector.vault.CanonicalJson;
import org.plantdiseasedetector.vault.DurableFile;
import org.plantdiseasedetector.vault.LocalKey;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sign-offs: each freezes a whole report with name, role and notes in a file of its own, signed
 * with the key of this machine. It counts only for the very installation that it was made for.
 */
public final class SignOffs {

  private static final String FORMAT = "pdd-sign-off";
  private static final int MOST_BYTES = 4 << 20;
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private final Path folder;
  private final Path files;
  private final Clock clock;

  /**
   * Opens the sign-offs.
   *
   * @param folder folder of the readiness files; made when needed
   * @param clock dates sign-offs
   */
  public SignOffs(Path folder, Clock clock) {
    this.folder = folder;
    this.files = folder.resolve("sign-offs");
    this.clock = clock;
  }

  /**
   * Signs a report.
   *
   * @param report what is signed
   * @param role in which role
   * @param by name of the person
   * @param deployer who deploys
   * @param notes deviations from the checklist, may be empty
   * @return the file
   * @throws AttestationException if a name is missing or it cannot be written
   */
  public Path sign(ReadinessReport report, Role role, String by, String deployer, String notes)
      throws AttestationException {
    if (by.isBlank() || deployer.isBlank()) {
      throw new AttestationException("Name the person who signs and the one who deploys.");
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("format", FORMAT).put("version", 1);
    node.put("role", role.id()).put("by", by).put("at", now.toString());
    node.put("deployer", deployer).put("notes", notes);
    node.put("product", report.version()).put("installation", report.installation());
    node.put("score", String.format(Locale.ROOT, "%.1f", report.score()));
    node.put("blockers", report.blockers().size());
    node.put("report", ReportJson.text(report));
    Path file = files.resolve(STAMP.format(now) + "-" + role.id() + ".json");
    try {
      LocalKey key = LocalKey.in(folder);
      node.put("publicKey", CanonicalJson.encode(key.publicKey()));
      node.put("signature", CanonicalJson.encode(key.sign(signed(node))));
      Files.createDirectories(files);
      if (Files.exists(file)) {
        throw new AttestationException(file + " exists already. Sign again in a second.");
      }
      DurableFile.write(file, CanonicalJson.render(node));
      return file;
    } catch (IOException | GeneralSecurityException refused) {
      throw new AttestationException(
          "Nothing was signed: %s. Check that %s can be written."
              .formatted(refused.getMessage(), folder),
          refused);
    }
  }

  private static byte[] signed(ObjectNode node) {
    ObjectNode content = node.deepCopy();
    content.remove("signature");
    return CanonicalJson.render(content);
  }

  /**
   * Answers the row of a role.
   *
   * @param role the role
   * @param installation fingerprint of the present installation
   * @throws IOException if the files cannot be read
   */
  public Finding evaluate(Role role, String installation) throws IOException {
    List<Path> newest = list(role);
    if (newest.isEmpty()) {
      return new Finding.Fail(
          "Nobody has signed in this role.",
          "When the other sections are settled: pdd readiness sign %s --by NAME --deployer NAME."
              .formatted(role.id()));
    }
    Path file = newest.getFirst();
    try {
      return judge(
          file, CanonicalJson.parse(DurableFile.read(file, MOST_BYTES), FORMAT), installation);
    } catch (IllegalArgumentException damaged) {
      return new Finding.Expired(
          file.getFileName() + " is damaged or was changed.", "Restore the file, or sign anew.");
    }
  }

  private Finding judge(Path file, ObjectNode node, String installation) throws IOException {
    String words =
        "%s on %s, version %s, deployed by %s, score %s with %d rows in the way. Notes: %s File %s."
            .formatted(
                CanonicalJson.text(node, "by"),
                CanonicalJson.text(node, "at"),
                CanonicalJson.text(node, "product"),
                CanonicalJson.text(node, "deployer"),
                CanonicalJson.text(node, "score"),
                CanonicalJson.number(node, "blockers"),
                CanonicalJson.text(node, "notes").isBlank()
                    ? "none."
                    : CanonicalJson.text(node, "notes"),
                file.getFileName());
    byte[] publicKey = Base64.getDecoder().decode(CanonicalJson.text(node, "publicKey"));
    byte[] signature = Base64.getDecoder().decode(CanonicalJson.text(node, "signature"));
    ObjectNode content = node.deepCopy();
    content.remove("checksum");
    if (!LocalKey.isOf(folder, publicKey)
        || !LocalKey.verify(publicKey, signed(content), signature)) {
      return new Finding.Expired(
          words + " The signature is not this machine's.", "Sign anew on this machine.");
    }
    return CanonicalJson.text(node, "installation").equals(installation)
        ? new Finding.Attested(words)
        : new Finding.Expired(
            words + " The installation was changed since.", "Run the checks and sign anew.");
  }

  private List<Path> list(Role role) throws IOException {
    List<Path> found = new ArrayList<>();
    if (Files.isDirectory(files)) {
      try (DirectoryStream<Path> all =
          Files.newDirectoryStream(files, "*[0-9]-" + role.id() + ".json")) {
        all.forEach(found::add);
      }
    }
    found.sort(Collections.reverseOrder());
    return found;
  }
}
