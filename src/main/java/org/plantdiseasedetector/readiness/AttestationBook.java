package org.plantdiseasedetector.readiness;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.plantdiseasedetector.domain.Sha256;
import org.plantdiseasedetector.vault.CanonicalJson;
import org.plantdiseasedetector.vault.DurableFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * All attestations ever made on this machine, in one file with a checksum; each names the hash of
 * the one before, so that none can be taken out unnoticed. A file that cannot be read is kept aside
 * and reported. Every call reads the file anew.
 */
public final class AttestationBook {

  /** Longest validity: what nobody looked at for longer is not known any more. */
  public static final int MOST_DAYS = 400;

  private static final String NAME = "attestations";
  private static final String FORMAT = "pdd-attestations";
  private static final int MOST_BYTES = 16 << 20;

  private final Path folder;
  private final Path file;
  private final Clock clock;

  /**
   * Makes a book.
   *
   * @param folder where its file lies; made when needed
   * @param clock tells what has expired
   */
  public AttestationBook(Path folder, Clock clock) {
    this.folder = folder;
    this.file = folder.resolve(NAME + ".json");
    this.clock = clock;
  }

  /**
   * Adds an attestation.
   *
   * @param row id of the row
   * @param by name of the person
   * @param role what the person is responsible for
   * @param note what was done
   * @param evidence a file that shows it
   * @param until last day on which it counts, at most {@link #MOST_DAYS} days ahead
   * @throws AttestationException if something is missing or the file cannot be read or written
   */
  public Attestation add(
      String row, String by, String role, String note, Path evidence, LocalDate until)
      throws AttestationException {
    LocalDate today = LocalDate.now(clock);
    require(!by.isBlank(), "Name the person who answers for it.");
    require(!note.isBlank(), "Say what was done.");
    require(!until.isBefore(today), "The last day of validity is over: " + until + ".");
    require(
        ChronoUnit.DAYS.between(today, until) <= MOST_DAYS,
        "An attestation counts for at most " + MOST_DAYS + " days. Choose an earlier day.");
    Path absolute = evidence.toAbsolutePath().normalize();
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    try {
      String hash = sha256(absolute);
      Attestation added = new Attestation(row, by, role, now, note, absolute, hash, until);
      append(added);
      return added;
    } catch (IOException refused) {
      throw new AttestationException(
          "The attestation was not stored: %s. Check that %s can be read and %s written."
              .formatted(refused.getMessage(), absolute, folder),
          refused);
    }
  }

  private static void require(boolean isGood, String advice) throws AttestationException {
    if (!isGood) {
      throw new AttestationException(advice);
    }
  }

  private void append(Attestation added) throws IOException {
    Files.createDirectories(folder);
    // Window and console may be used at the same time.
    try (FileChannel lock =
        FileChannel.open(
            folder.resolve(NAME + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      // Released when the channel is closed.
      lock.lock();
      List<Attestation> all = new ArrayList<>(read());
      all.add(added);
      DurableFile.write(file, CanonicalJson.render(document(all)));
    }
  }

  /**
   * Returns all attestations, the oldest first.
   *
   * @throws IOException if the file is there and cannot be read
   */
  public List<Attestation> read() throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    byte[] bytes = DurableFile.read(file, MOST_BYTES);
    try {
      return parse(CanonicalJson.parse(bytes, FORMAT));
    } catch (IllegalArgumentException | DateTimeException damaged) {
      KeptAside.move(file);
      return List.of();
    }
  }

  /**
   * Answers a row.
   *
   * @param row id of the row
   * @throws IOException if the file or the evidence cannot be read
   */
  public Finding evaluate(String row) throws IOException {
    List<Attestation> all = read();
    Optional<Attestation> last =
        all.reversed().stream().filter(one -> one.row().equals(row)).findFirst();
    return last.isPresent() ? judge(last.get()) : open(row);
  }

  private Finding open(String row) throws IOException {
    List<String> damaged = KeptAside.list(folder, NAME);
    String lost =
        damaged.isEmpty()
            ? ""
            : " Damaged files of attestations are kept aside: %s.".formatted(damaged);
    return new Finding.Fail(
        "Nobody answers for it." + lost,
        ("Let the responsible person state it: pdd readiness attest %s --by NAME --role ROLE"
                + " --note TEXT --evidence FILE --until DATE.")
            .formatted(row));
  }

  private Finding judge(Attestation attestation) throws IOException {
    String words =
        "%s (%s) on %s: %s Evidence %s, SHA-256 %s. Valid until %s."
            .formatted(
                attestation.by(),
                attestation.role(),
                attestation.at(),
                attestation.note(),
                attestation.evidence().getFileName(),
                attestation.evidenceSha256(),
                attestation.until());
    if (attestation.until().isBefore(LocalDate.now(clock))) {
      return new Finding.Expired(words, "Its time is over. Look at it again and attest it anew.");
    }
    if (!Files.isRegularFile(attestation.evidence())) {
      return new Finding.Expired(
          words + " The evidence is not there any more.", "Restore the file, or attest anew.");
    }
    return sha256(attestation.evidence()).equals(attestation.evidenceSha256())
        ? new Finding.Attested(words)
        : new Finding.Expired(
            words + " The evidence was changed since.", "Restore the file, or attest anew.");
  }

  private static ObjectNode document(List<Attestation> all) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("format", FORMAT).put("version", 1);
    ArrayNode entries = document.putArray("entries");
    String previous = "";
    for (Attestation one : all) {
      ObjectNode entry = entries.addObject();
      entry.put("row", one.row()).put("by", one.by()).put("role", one.role());
      entry.put("at", one.at().toString()).put("note", one.note());
      entry.put("evidence", one.evidence().toString()).put("sha256", one.evidenceSha256());
      entry.put("until", one.until().toString()).put("previous", previous);
      previous = hash(entry);
    }
    return document;
  }

  private static List<Attestation> parse(ObjectNode document) {
    List<Attestation> all = new ArrayList<>();
    String previous = "";
    for (JsonNode entry : document.path("entries")) {
      if (!CanonicalJson.text(entry, "previous").equals(previous)) {
        throw new IllegalArgumentException("the chain is broken");
      }
      all.add(
          new Attestation(
              CanonicalJson.text(entry, "row"),
              CanonicalJson.text(entry, "by"),
              CanonicalJson.text(entry, "role"),
              Instant.parse(CanonicalJson.text(entry, "at")),
              CanonicalJson.text(entry, "note"),
              Path.of(CanonicalJson.text(entry, "evidence")),
              CanonicalJson.text(entry, "sha256"),
              LocalDate.parse(CanonicalJson.text(entry, "until"))));
      previous = hash(entry);
    }
    return all;
  }

  private static String hash(JsonNode entry) {
    return Sha256.hex(entry.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String sha256(Path evidence) throws IOException {
    MessageDigest digest = Sha256.digest();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(evidence)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
