package org.plantdiseasedetector.update;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plantdiseasedetector.model.BundleException;
import org.plantdiseasedetector.model.BundleFiles;
import org.plantdiseasedetector.model.ModelBundle;
import org.plantdiseasedetector.model.ModelCatalogue;
import org.plantdiseasedetector.update.UpdateException.Reason;
import org.plantdiseasedetector.update.tuf.ClientWorkflow;
import org.plantdiseasedetector.update.tuf.Freshness;
import org.plantdiseasedetector.update.tuf.PlainText;
import org.plantdiseasedetector.update.tuf.TargetFetch;
import org.plantdiseasedetector.update.tuf.TargetFile;
import org.plantdiseasedetector.update.tuf.TrustedMetadata;
import org.plantdiseasedetector.update.tuf.TufException;
import org.plantdiseasedetector.vault.DurableFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for models, installs them and goes back. A model is fetched into a staging folder, hashed
 * while it is written, tried, hashed again and then given its name in one step; killed at any
 * point, the next start has one valid model. One process at a time.
 */
public final class ModelUpdater {

  private static final Logger LOG = LoggerFactory.getLogger(ModelUpdater.class);

  /** Largest file of a model, and largest model: as much as an archive may hold. */
  private static final long MOST_FILE = 64L << 20;

  private static final long MOST_MODEL = 512L << 20;

  /** Room for metadata and the state beside a model's files. */
  private static final long SPARE_BYTES = 16L << 20;

  private final ModelFolders folders;
  private final BundleTrial trial;
  private final Clock clock;

  /**
   * Makes an updater; touches no file.
   *
   * @param folders where models lie
   * @param trial tries a model before it is installed
   * @param clock tells which metadata have expired
   */
  public ModelUpdater(ModelFolders folders, BundleTrial trial, Clock clock) {
    this.folders = folders;
    this.trial = trial;
    this.clock = clock;
  }

  /**
   * Finds out what a source offers. Only metadata are fetched.
   *
   * @param source where to look
   * @throws TufException if the source is not genuine and consistent
   * @throws UpdateException if it offers no model, or another process is at work
   * @throws IOException if the source or the data folder fails
   */
  public UpdateOffer check(UpdateSource source) throws TufException, UpdateException, IOException {
    try (ProcessLock _ = ProcessLock.forUpdates(folders)) {
      TrustedMetadata trusted =
          new ClientWorkflow(folders.trusted(), source.repository(), clock, source.freshness())
              .refresh();
      Release release = newest(trusted, source);
      return new UpdateOffer(
          release,
          trusted,
          expected(trusted, release).values().stream().mapToLong(TargetFile::length).sum(),
          state(release),
          withdrawn(trusted));
    }
  }

  private static Release newest(TrustedMetadata trusted, UpdateSource source)
      throws TufException, UpdateException, IOException {
    TargetFetch fetch = new TargetFetch(trusted, source.repository());
    List<String> paths =
        trusted.targets().targets().keySet().stream()
            .filter(path -> path.matches("[^/]+/" + Release.FILE))
            .sorted(
                Comparator.comparing(ModelUpdater::version, ModelCatalogue::compareVersions)
                    .reversed())
            .toList();
    for (String path : paths) {
      try {
        return release(path, fetch.small(path, Release.MOST_BYTES));
      } catch (TufException refused) {
        // A stick carries one model of the many that are signed; a server has to have them all.
        if (source.freshness() == Freshness.ONLINE
            || refused.reason() != TufException.Reason.MISSING) {
          throw refused;
        }
      }
    }
    throw new UpdateException(Reason.MISSING, source.name() + " offers no model.");
  }

  private static String version(String path) {
    String folder = path.substring(0, path.indexOf('/'));
    return folder.substring(folder.lastIndexOf('-') + 1);
  }

  private static Release release(String path, byte[] bytes) throws UpdateException {
    try {
      Release release = Release.parse(bytes);
      if (path.equals(release.path(Release.FILE))) {
        return release;
      }
      throw new IllegalArgumentException("it describes another model");
    } catch (IllegalArgumentException strange) {
      UpdateException refused =
          new UpdateException(
              Reason.TAMPERED,
              "%s cannot be used: %s. A newer app may be needed."
                  .formatted(
                      PlainText.of(path), PlainText.of(String.valueOf(strange.getMessage()))));
      refused.initCause(strange);
      throw refused;
    }
  }

  private UpdateOffer.State state(Release release) throws IOException {
    ModelState state = folders.state().read();
    Optional<ModelBundle> shipped = folders.shipped().find().newest();
    if (release.folder().equals(state.active())) {
      return folders.installed().problem(release.folder()).isEmpty()
          ? UpdateOffer.State.IN_USE
          : UpdateOffer.State.KNOWN;
    }
    String used = state.highest().getOrDefault(release.name(), "");
    int toUsed = used.isEmpty() ? 1 : ModelCatalogue.compareVersions(release.version(), used);
    int toShipped =
        shipped
            .filter(bundle -> bundle.identity().name().equals(release.name()))
            .map(
                bundle ->
                    ModelCatalogue.compareVersions(release.version(), bundle.identity().version()))
            .orElse(1);
    if (toUsed < 0 || toShipped < 0) {
      return UpdateOffer.State.OLDER;
    }
    if (toShipped == 0) {
      return UpdateOffer.State.IN_USE;
    }
    return toUsed == 0 ? UpdateOffer.State.KNOWN : UpdateOffer.State.NEWER;
  }

  private List<String> withdrawn(TrustedMetadata trusted) throws IOException {
    return folders.installed().names().stream()
        .filter(name -> InstalledModels.expected(trusted.targets(), name).isEmpty())
        .toList();
  }

  private static Map<String, TargetFile> expected(TrustedMetadata trusted, Release release)
      throws UpdateException {
    Map<String, TargetFile> files = InstalledModels.expected(trusted.targets(), release.folder());
    Set<String> named = new HashSet<>(release.files());
    named.add(Release.FILE);
    if (!files.keySet().equals(named)) {
      throw new UpdateException(
          Reason.TAMPERED,
          "The signed files of %s are not those that its description names. Nothing was installed."
              .formatted(release.folder()));
    }
    requireSane(release, files.values().stream().mapToLong(TargetFile::length).toArray());
    return files;
  }

  /** Also signed lengths are not believed beyond measure: their sum must not overflow either. */
  private static void requireSane(Release release, long[] lengths) throws UpdateException {
    long total = 0;
    for (long length : lengths) {
      total += Math.min(length, MOST_MODEL);
      if (length > MOST_FILE || total > MOST_MODEL) {
        throw new UpdateException(
            Reason.TAMPERED,
            "%s has a file of more than %d MB, or more than %d MB in all. It is not installed."
                .formatted(release.folder(), MOST_FILE >> 20, MOST_MODEL >> 20));
      }
    }
  }

  /**
   * Installs what was offered; the next start uses it.
   *
   * @param offer from {@link #check} of the same source
   * @param source where files come from
   * @param observer is told the progress and may stop
   * @throws TufException if a file is not the signed one
   * @throws UpdateException if the model is older, does not do what it should, there is no room, or
   *     the offer is not current any more
   * @throws IOException if the source or the data folder fails; what was fetched is kept
   */
  public void apply(UpdateOffer offer, UpdateSource source, UpdateObserver observer)
      throws TufException, UpdateException, IOException {
    try (ProcessLock _ = ProcessLock.forUpdates(folders)) {
      put(offer, source, observer);
      Release release = offer.release();
      ModelState before = folders.state().read();
      folders.state().write(before.activated(release.folder(), release.name(), release.version()));
      folders
          .switches()
          .append(
              new SwitchLog.Line(
                  clock.instant(),
                  SwitchLog.Kind.INSTALLED,
                  before.active(),
                  release.folder(),
                  ""));
    }
  }

  /**
   * Does the same but goes on using the present model, so that the two can be compared first.
   *
   * @param offer from {@link #check} of the same source
   * @param source where files come from
   * @param observer is told the progress and may stop
   * @throws TufException as for {@link #apply}
   * @throws UpdateException as for {@link #apply}
   * @throws IOException as for {@link #apply}
   */
  public void keep(UpdateOffer offer, UpdateSource source, UpdateObserver observer)
      throws TufException, UpdateException, IOException {
    try (ProcessLock _ = ProcessLock.forUpdates(folders)) {
      put(offer, source, observer);
    }
  }

  private void put(UpdateOffer offer, UpdateSource source, UpdateObserver observer)
      throws TufException, UpdateException, IOException {
    Release release = offer.release();
    requireCurrent(offer.trusted(), source.freshness());
    if (state(release) == UpdateOffer.State.OLDER) {
      throw new UpdateException(
          Reason.DOWNGRADE,
          "%s is older than the model that was used here. Nothing was changed. An installed older"
                  .formatted(release.folder())
              + " model comes back with: pdd model rollback");
    }
    Map<String, TargetFile> expected = expected(offer.trusted(), release);
    Path staging = folders.installed().path(FolderTree.STAGING + release.folder());
    prepare(staging, offer.bytes());
    fetch(offer, source, observer, staging, expected);
    try {
      prove(staging, release, expected);
    } catch (UpdateException refused) {
      FolderTree.delete(staging);
      throw refused;
    }
    install(staging, release);
  }

  /**
   * Between the look and the installation days may pass in which the model was withdrawn, keys were
   * exchanged, or the signatures ended.
   */
  private void requireCurrent(TrustedMetadata offered, Freshness freshness)
      throws TufException, UpdateException, IOException {
    boolean isNewest =
        folders.trusted().root().version() == offered.root().version()
            && folders
                .trusted()
                .targets()
                .filter(targets -> targets.version() == offered.targets().version())
                .isPresent();
    boolean hasEnded =
        freshness == Freshness.ONLINE && !offered.targets().expires().isAfter(clock.instant());
    if (!isNewest || hasEnded) {
      throw new UpdateException(
          Reason.OUTDATED,
          "What was offered is not current any more. Nothing was changed; look for updates again.");
    }
  }

  private void prepare(Path staging, long bytes) throws IOException, UpdateException {
    Path models = Files.createDirectories(folders.installed().folder());
    for (Path child : FolderTree.children(models)) {
      String name = child.getFileName().toString();
      boolean isLeftover = name.startsWith(FolderTree.STAGING) || name.startsWith(FolderTree.OLD);
      if (isLeftover && !child.equals(staging)) {
        FolderTree.delete(child);
      }
    }
    FolderTree.ownFolder(staging);
    if (Files.getFileStore(staging).getUsableSpace() < bytes + SPARE_BYTES) {
      throw new UpdateException(
          Reason.NO_SPACE,
          "There is no room for the model in %s: %d MB are needed. Delete files and try again."
              .formatted(models, (bytes + SPARE_BYTES) >> 20));
    }
  }

  private static void fetch(
      UpdateOffer offer,
      UpdateSource source,
      UpdateObserver observer,
      Path staging,
      Map<String, TargetFile> expected)
      throws TufException, UpdateException, IOException {
    for (Path child : FolderTree.children(staging)) {
      String name = child.getFileName().toString().replaceFirst("\\.part$", "");
      if (!expected.containsKey(name)) {
        FolderTree.delete(child);
      }
    }
    FileDownload download =
        new FileDownload(
            new TargetFetch(offer.trusted(), source.repository()), observer, offer.bytes());
    for (String file : expected.keySet().stream().sorted().toList()) {
      download.fetch(offer.release().path(file), staging.resolve(file));
    }
  }

  private void prove(Path staging, Release release, Map<String, TargetFile> expected)
      throws UpdateException {
    ModelBundle bundle = read(staging, release);
    long macroF1 = trial.macroF1(bundle);
    if (release.promise().isPresent() && macroF1 < release.promise().get()) {
      throw new UpdateException(
          Reason.SELF_TEST,
          "%s gives worse results on the sample photos than promised (macro-F1 %.4f, not %.4f)."
                  .formatted(release.folder(), macroF1 / 1e4, release.promise().get() / 1e4)
              + " It was not installed.");
    }
    // Somebody may have exchanged a file after it was hashed.
    Optional<String> problem = FolderCheck.problem(staging, expected);
    if (problem.isPresent()) {
      throw new UpdateException(
          Reason.TAMPERED,
          "%s was not installed: while it was tested, %s."
              .formatted(release.folder(), problem.get()));
    }
  }

  private static ModelBundle read(Path staging, Release release) throws UpdateException {
    try {
      ModelBundle bundle = BundleFiles.read(staging);
      if (bundle.identity().name().equals(release.name())
          && bundle.identity().version().equals(release.version())) {
        return bundle;
      }
      throw new UpdateException(
          Reason.TAMPERED, release.folder() + " says that it is " + bundle.identity() + ".");
    } catch (BundleException unusable) {
      UpdateException refused =
          new UpdateException(Reason.SELF_TEST, unusable.getMessage() + " It was not installed.");
      refused.initCause(unusable);
      throw refused;
    }
  }

  private void install(Path staging, Release release) throws IOException {
    Path target = folders.installed().path(release.folder());
    Path old = folders.installed().path(FolderTree.OLD + release.folder());
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      FolderTree.delete(old);
      Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
    }
    Files.move(staging, target, StandardCopyOption.ATOMIC_MOVE);
    DurableFile.forceFolder(folders.installed().folder());
    LOG.info("event=model_installed model={}", release.folder());
    FolderTree.delete(old);
  }
}
