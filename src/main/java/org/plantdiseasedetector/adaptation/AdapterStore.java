package org.plantdiseasedetector.adaptation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.Sha256;
import org.plantdiseasedetector.model.BundleException;
import org.plantdiseasedetector.model.BundleFiles;
import org.plantdiseasedetector.model.BundleFingerprint;
import org.plantdiseasedetector.model.ModelBundle;
import org.plantdiseasedetector.vault.CanonicalJson;
import org.plantdiseasedetector.vault.DurableFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The adapters of this computer: a folder each, none ever changed, and a file that says which one
 * is switched on. Only heads, class names and figures lie here; photos and embeddings stay in the
 * history. Thread-safe within one process.
 */
public final class AdapterStore {

  private static final Logger LOG = LoggerFactory.getLogger(AdapterStore.class);
  private static final String FORMAT = "pdd-adapter";
  private static final String STATE_FORMAT = "pdd-adapters";
  private static final String FACTS = "adapter.json";
  private static final String STATE = "state.json";
  private static final String ACTIVE = "active";
  private static final int MOST_BYTES = 64 << 10;

  /** Files of which the hash is kept. */
  private static final List<String> HASHED =
      List.of(ModelBundle.CONFIG_FILE, ModelBundle.CLASSES_FILE, ModelBundle.HEAD_FILE);

  private final Path folder;
  private final InstantSource clock;
  private Optional<Current> current = Optional.empty();

  private record Current(ModelBundle base, Optional<ModelBundle> adapted) {}

  /**
   * Makes a store; touches no file.
   *
   * @param folder where adapters lie; need not exist
   * @param clock dates of adapters
   */
  public AdapterStore(Path folder, InstantSource clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /**
   * Keeps a new adapter and switches it on.
   *
   * @param result of a fit that is offered
   * @param base the model that it was fitted to
   * @return it with its number
   * @throws IOException if the disk refuses; then nothing is switched on
   * @throws IllegalArgumentException if it is not offered
   */
  public synchronized Adapter accept(Refit.Result result, ModelBundle base) throws IOException {
    if (!result.proof().isOffered()) {
      throw new IllegalArgumentException("An adapter that has not proved itself");
    }
    int number = highest() + 1;
    Path draft = folder.resolve("." + number + DurableFile.TEMPORARY);
    deleteFolder(draft);
    Files.createDirectories(draft);
    BundleFiles.write(result.adapted().named(draft, base.identity()));
    Adapter.Facts facts = Adapter.Facts.of(result.proof());
    Instant now = clock.instant();
    DurableFile.write(
        draft.resolve(FACTS),
        CanonicalJson.render(
            json(number, facts, now, BundleFingerprint.of(base.directory()), draft)));
    Files.move(draft, place(number), StandardCopyOption.ATOMIC_MOVE);
    DurableFile.forceFolder(folder);
    switchTo(number);
    return new Adapter(
        number,
        result.adapted().named(base.directory(), base.identity().adapted(number)),
        now,
        facts);
  }

  private static void deleteFolder(Path draft) throws IOException {
    if (!Files.isDirectory(draft)) {
      return;
    }
    try (Stream<Path> files = Files.walk(draft)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private Path place(int number) {
    return folder.resolve(Integer.toString(number));
  }

  private int highest() throws IOException {
    return numbers().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  private List<Integer> numbers() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children
          .map(child -> child.getFileName().toString())
          .filter(name -> name.matches("[1-9][0-9]{0,6}"))
          .map(Integer::valueOf)
          .sorted()
          .toList();
    }
  }

  private static ObjectNode json(
      int number, Adapter.Facts facts, Instant created, String fingerprint, Path files)
      throws IOException {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("format", FORMAT).put("version", 1).put("number", number);
    node.put("created", created.toString()).put("base", fingerprint);
    node.put("photos", facts.photos()).put("plants", facts.plants());
    node.put("before", share(facts.before())).put("after", share(facts.after()));
    node.put("referencesBefore", share(facts.referencesBefore()));
    node.put("referencesAfter", share(facts.referencesAfter()));
    ArrayNode own = node.putArray("own");
    facts.own().forEach(label -> own.add(label.value()));
    for (String name : HASHED) {
      node.put(name, Sha256.hex(Files.readAllBytes(files.resolve(name))));
    }
    return node;
  }

  /** Whole numbers of ten-thousandths have one way of being written. */
  private static long share(double value) {
    return Math.round(10_000 * value);
  }

  /**
   * Lists the adapters of a model, oldest first; those of other models are left out.
   *
   * @param base the model
   * @throws IOException if one is damaged or the folder cannot be read
   */
  public synchronized List<Adapter> list(ModelBundle base) throws IOException {
    List<Adapter> all = new ArrayList<>();
    for (int number : numbers()) {
      read(number, base).ifPresent(all::add);
    }
    return all;
  }

  /**
   * Returns whether there are adapters of other models, which have to be fitted anew.
   *
   * @param base the model in use
   * @throws IOException if one is damaged or the folder cannot be read
   */
  public synchronized boolean hasOthers(ModelBundle base) throws IOException {
    return list(base).size() < numbers().size();
  }

  private Optional<Adapter> read(int number, ModelBundle base) throws IOException {
    Path place = place(number);
    try {
      ObjectNode node =
          CanonicalJson.parse(DurableFile.read(place.resolve(FACTS), MOST_BYTES), FORMAT);
      if (!CanonicalJson.text(node, "base").equals(BundleFingerprint.of(base.directory()))) {
        return Optional.empty();
      }
      for (String name : HASHED) {
        byte[] content = DurableFile.read(place.resolve(name), 16 << 20);
        if (!Sha256.hex(content).equals(CanonicalJson.text(node, name))) {
          throw new IllegalArgumentException(name + " was changed");
        }
      }
      ModelBundle adapted = BundleFiles.readAdapted(place, base);
      return Optional.of(
          new Adapter(
              number,
              adapted.named(base.directory(), base.identity().adapted(number)),
              Instant.parse(CanonicalJson.text(node, "created")),
              facts(node)));
    } catch (IllegalArgumentException | DateTimeParseException | BundleException damaged) {
      throw new IOException(
          "The adapter in %s is damaged: %s. Remove this folder, or fit anew."
              .formatted(place, damaged.getMessage()),
          damaged);
    }
  }

  private static Adapter.Facts facts(ObjectNode node) {
    List<ClassId> own = new ArrayList<>();
    for (JsonNode label : node.path("own")) {
      own.add(new ClassId(label.asString()));
    }
    return new Adapter.Facts(
        (int) CanonicalJson.number(node, "photos"),
        (int) CanonicalJson.number(node, "plants"),
        CanonicalJson.number(node, "before") / 10_000.0,
        CanonicalJson.number(node, "after") / 10_000.0,
        CanonicalJson.number(node, "referencesBefore") / 10_000.0,
        CanonicalJson.number(node, "referencesAfter") / 10_000.0,
        own);
  }

  /**
   * Returns the number of the adapter that is switched on; 0 for none.
   *
   * @throws IOException if that cannot be read
   */
  public synchronized int active() throws IOException {
    Path file = folder.resolve(STATE);
    if (!Files.exists(file)) {
      return 0;
    }
    try {
      ObjectNode node = CanonicalJson.parse(DurableFile.read(file, MOST_BYTES), STATE_FORMAT);
      return Math.toIntExact(CanonicalJson.number(node, ACTIVE));
    } catch (IllegalArgumentException | ArithmeticException damaged) {
      throw new IOException(
          file + " is damaged. Remove it; all adapters are off then, and none is lost.", damaged);
    }
  }

  /**
   * Switches an adapter on.
   *
   * @param number which one
   * @param base the model in use
   * @throws IOException if there is no such adapter of this model, or the disk refuses
   */
  public synchronized void on(int number, ModelBundle base) throws IOException {
    if (!numbers().contains(number) || read(number, base).isEmpty()) {
      throw new IOException(
          "There is no adapter %d of %s. See: pdd adapter show".formatted(number, base.identity()));
    }
    switchTo(number);
  }

  /**
   * Switches the adapter off; the model answers as it was installed.
   *
   * @throws IOException if the disk refuses
   */
  public synchronized void off() throws IOException {
    switchTo(0);
  }

  private void switchTo(int number) throws IOException {
    Files.createDirectories(folder);
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("format", STATE_FORMAT).put("version", 1).put(ACTIVE, number);
    DurableFile.write(folder.resolve(STATE), CanonicalJson.render(node));
    current = Optional.empty();
  }

  /**
   * Returns the adapted bundle that answers now; fast after the first call. A damaged adapter, or
   * one of another model, does not answer.
   *
   * @param base the model in use
   */
  public synchronized Optional<ModelBundle> current(ModelBundle base) {
    if (current.isPresent() && isSame(current.get().base(), base)) {
      return current.get().adapted();
    }
    Optional<ModelBundle> adapted = load(base);
    current = Optional.of(new Current(base, adapted));
    return adapted;
  }

  private static boolean isSame(ModelBundle one, ModelBundle other) {
    return one.directory().equals(other.directory()) && one.identity().equals(other.identity());
  }

  private Optional<ModelBundle> load(ModelBundle base) {
    try {
      int active = active();
      return active == 0 ? Optional.empty() : read(active, base).map(Adapter::model);
    } catch (IOException damaged) {
      LOG.warn("event=adapter_not_used", damaged);
      return Optional.empty();
    }
  }
}
