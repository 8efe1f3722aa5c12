package org.plantdiseasedetector.history;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.plantdiseasedetector.domain.Embedding;
import org.plantdiseasedetector.domain.Sha256;
import org.plantdiseasedetector.vault.ExchangeEnvelope;
import org.plantdiseasedetector.vault.SealBrokenException;
import org.plantdiseasedetector.vault.VaultException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Merges the cases of an exchange file into a history. The whole file is checked before the first
 * case is touched; what the file's thumbnails would be is made here from the photos, by a decoder
 * that expects attacks.
 *
 * @param history the open history
 * @param thumbnailer makes small pictures
 */
public record CaseReceiver(History history, Thumbnailer thumbnailer) {

  private static final int MOST_CASES = 100_000;
  private static final int MOST_JSON = 8 << 20;
  private static final int MOST_PHOTO = 64 << 20;
  private static final long MOST_OF_CASE = 512L << 20;
  private static final int MOST_TAGS = 20;
  private static final JsonMapper MAPPER = new JsonMapper();

  /** Makes a small picture. */
  @FunctionalInterface
  public interface Thumbnailer {
    /**
     * Decodes a photo that may be hostile.
     *
     * @param original the file's bytes
     * @return a small JPEG, or empty if it is no usable photo
     */
    Optional<byte[]> jpeg(byte[] original);
  }

  /**
   * A case that both sides had changed: both contents are kept.
   *
   * @param here number of the case that was here
   * @param copy number of the new case with the received content
   */
  public record Conflict(long here, long copy) {}

  /**
   * What was done.
   *
   * @param sender as the file says; anybody could have written it
   * @param added numbers of new cases
   * @param updated numbers of cases that took over a newer content
   * @param unchanged how many cases brought nothing new
   * @param conflicts cases of which both contents are kept
   * @param refused how many cases had a photo that cannot be decoded and were left out
   */
  public record Report(
      String sender,
      List<Long> added,
      List<Long> updated,
      int unchanged,
      List<Conflict> conflicts,
      int refused) {}

  /** A case out of the file. */
  private record Received(
      PlantCase content, Map<UUID, Embedding> embeddings, List<byte[]> originals) {}

  /** Takes a case. */
  private interface Taker {
    void take(Received received) throws HistoryException;
  }

  /**
   * Merges a file; doing so twice changes nothing more.
   *
   * @param file the file
   * @param secrets asked for passphrase or vault, once
   * @throws HistoryException if the file is damaged or hostile, and then nothing was changed; or if
   *     a case cannot be saved, and then those before it were
   * @throws VaultException if the passphrase cannot be had
   */
  public Report receive(Path file, ExchangeEnvelope.Secrets secrets)
      throws HistoryException, VaultException {
    try {
      read(file, secrets, received -> {});
      Merge merge = new Merge();
      String sender = read(file, secrets, merge::take);
      history.record("received", merge.count() + " cases", "");
      return new Report(
          sender, merge.added, merge.updated, merge.unchanged, merge.conflicts, merge.refused);
    } catch (SealBrokenException broken) {
      throw new HistoryException(
          HistoryException.Reason.TAMPERED,
          "%s is damaged, was made for somebody else, or the passphrase is wrong: %s. Nothing was"
                  .formatted(file, broken.getMessage())
              + " changed.",
          broken);
    } catch (NoSuchFileException missing) {
      throw failure("There is no file " + file, missing);
    } catch (IOException refused) {
      throw failure(file + " cannot be read", refused);
    }
  }

  private static HistoryException failure(String what, IOException cause) {
    return new HistoryException(
        HistoryException.Reason.INPUT_OUTPUT, what + ": " + cause.getMessage() + ".", cause);
  }

  /** Reads all cases and returns the sender. */
  private static String read(Path file, ExchangeEnvelope.Secrets secrets, Taker taker)
      throws IOException, VaultException, HistoryException {
    try (CaseFile.Reader in = new CaseFile.Reader(file, secrets)) {
      JsonNode manifest = MAPPER.readTree(in.block(MOST_JSON));
      long cases = manifest.path("cases").asLong(-1);
      if (!manifest.path("format").asString("").equals(CaseSender.FORMAT)
          || manifest.path("version").asInt(0) != 1
          || cases < 0
          || cases > MOST_CASES) {
        throw new SealBrokenException("its list of cases is none that this app reads", null);
      }
      for (long i = 0; i < cases; i++) {
        taker.take(next(in));
      }
      in.end();
      String sender = manifest.path("sender").asString("");
      return sender.substring(0, Math.min(sender.length(), 100));
    } catch (JacksonException | IllegalArgumentException nonsense) {
      throw new SealBrokenException("a case has values that no case has", nonsense);
    }
  }

  private static Received next(CaseFile.Reader in) throws IOException {
    JsonNode node = MAPPER.readTree(in.block(MOST_JSON));
    PlantCase content = CaseJson.read(node.path("case"));
    Map<UUID, Embedding> embeddings = new HashMap<>();
    for (JsonNode entry : node.path("embeddings")) {
      embeddings.put(
          UUID.fromString(entry.path("photo").asString("")),
          Embedding.ofBytes(entry.path("components").binaryValue()));
    }
    List<byte[]> originals = new ArrayList<>();
    long total = 0;
    for (CasePhoto photo : content.photos()) {
      byte[] original = in.block(MOST_PHOTO);
      total += original.length;
      boolean right =
          original.length == photo.bytes() && Sha256.hex(original).equals(photo.sha256());
      if (!right || total > MOST_OF_CASE) {
        throw new SealBrokenException("a photo is not the one that its case says", null);
      }
      originals.add(original);
    }
    return new Received(content, embeddings, originals);
  }

  /** Decides what becomes of each case. */
  private final class Merge {

    private final List<Long> added = new ArrayList<>();
    private final List<Long> updated = new ArrayList<>();
    private final List<Conflict> conflicts = new ArrayList<>();
    private int unchanged;
    private int refused;

    int count() {
      return added.size() + updated.size() + conflicts.size();
    }

    void take(Received received) throws HistoryException {
      PlantCase content = received.content();
      String digest = CaseSender.digest(content);
      Exchange exchange = history.exchange();
      Optional<PlantCase> here = exchange.byId(content.id());
      if (here.isEmpty()) {
        // An erased case may come back on purpose; its contents are not remembered any more.
        add(received, content, digest).ifPresent(saved -> added.add(saved.number()));
      } else if (exchange.isKnown(content.id(), digest)
          || CaseSender.digest(here.get()).equals(digest)) {
        unchanged++;
      } else if (isOlder(here.get(), content)) {
        updated.add(exchange.update(here.get().number(), content, digest).number());
      } else {
        keepBoth(here.get(), received, digest);
      }
    }

    /** What is here was sent or received as it is, so that nobody here has changed it since. */
    private boolean isOlder(PlantCase here, PlantCase content) throws HistoryException {
      return history.exchange().isKnown(here.id(), CaseSender.digest(here))
          && here.machine().equals(content.machine())
          && here.photos().equals(content.photos())
          && !content.changed().isBefore(here.changed());
    }

    private void keepBoth(PlantCase here, Received received, String digest)
        throws HistoryException {
      PlantCase content = received.content();
      PlantCase copy =
          new PlantCase(
              0,
              UUID.randomUUID(),
              content.created(),
              content.changed(),
              tagged(content.details(), "conflict with case " + here.number()),
              content.machine(),
              content.human(),
              content.photos());
      add(received, copy, digest)
          .ifPresent(saved -> conflicts.add(new Conflict(here.number(), saved.number())));
    }

    private static CaseDetails tagged(CaseDetails d, String tag) {
      List<String> tags = new ArrayList<>(d.tags());
      if (tags.size() < MOST_TAGS) {
        tags.add(tag);
      }
      return new CaseDetails(
          d.visited(),
          d.farm(),
          d.field(),
          d.plot(),
          d.crop(),
          d.variety(),
          d.growthStage(),
          d.position(),
          d.notes(),
          tags);
    }

    private Optional<PlantCase> add(Received received, PlantCase wanted, String digest)
        throws HistoryException {
      boolean sameCase = wanted.id().equals(received.content().id());
      List<NewPhoto> photos = new ArrayList<>();
      for (int i = 0; i < wanted.photos().size(); i++) {
        CasePhoto facts = wanted.photos().get(i);
        Optional<byte[]> thumbnail = thumbnailer.jpeg(received.originals().get(i));
        if (thumbnail.isEmpty()) {
          refused++;
          return Optional.empty();
        }
        photos.add(
            new NewPhoto(
                sameCase ? facts : facts.withId(UUID.randomUUID()),
                received.originals().get(i),
                thumbnail.get(),
                Optional.ofNullable(received.embeddings().get(facts.id()))));
      }
      PlantCase saved = history.exchange().add(wanted, photos, received.content().id(), digest);
      return Optional.of(saved);
    }
  }
}
