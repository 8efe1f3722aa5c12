package org.plantdiseasedetector.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.model.BundleException;
import org.plantdiseasedetector.model.BundleFiles;
import org.plantdiseasedetector.model.ModelBundle;
import org.plantdiseasedetector.update.Release;
import org.plantdiseasedetector.update.ShippedManifest;
import org.plantdiseasedetector.update.publish.KeyFolder;
import org.plantdiseasedetector.update.publish.KeyPlan;
import org.plantdiseasedetector.update.publish.PublishException;
import org.plantdiseasedetector.update.publish.Publisher;
import org.plantdiseasedetector.update.publish.ReleaseMaker;
import org.plantdiseasedetector.update.publish.SigningKey;
import org.plantdiseasedetector.update.tuf.Role;
import org.plantdiseasedetector.vault.DurableFile;
import org.plantdiseasedetector.vault.KdfParameters;
import org.plantdiseasedetector.vault.Passphrase;
import org.plantdiseasedetector.vault.VaultException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pdd publish}: the publisher's side of updates (docs/updates.md). */
@Command(
    name = "publish",
    mixinStandardHelpOptions = true,
    versionProvider = ProductVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "Makes keys and signs models, for those who publish them.")
public final class PublishCommand implements Runnable {

  /** Two of three root keys: one may be lost and one may be stolen. */
  private static final int ROOT_KEYS = 3;

  private static final int ROOT_THRESHOLD = 2;
  private static final Set<Role> ONLINE = Set.of(Role.SNAPSHOT, Role.TIMESTAMP);
  private static final Set<Role> RELEASE = Set.of(Role.TARGETS, Role.SNAPSHOT, Role.TIMESTAMP);

  private final UpdateServices services;
  private final Console console;

  @Spec private @Nullable CommandSpec spec;

  /**
   * Makes the command.
   *
   * @param services clock, prompt and trial
   * @param console where to write
   */
  public PublishCommand(UpdateServices services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(spec.commandLine(), "Name a command of pdd publish.");
    }
  }

  @Command(
      name = "keys",
      mixinStandardHelpOptions = true,
      description = "Makes encrypted keys for all roles and an empty repository with its root.")
  int keys(@Mixin PublishOptions options) throws CommandFailure {
    return UpdateFailures.run(
        () -> {
          try (Passphrase passphrase = options.newPassphrase(services.prompt())) {
            KeyPlan plan = plan(options.keys(), Set.of(Role.values()), passphrase);
            publisher(options).create(plan);
          }
          console.say(
              "Made. The app trusts metadata/1.root.json once it is built into it; see"
                  + " docs/updates.md for where the key files belong.");
          return ExitCode.DONE;
        });
  }

  private KeyPlan plan(KeyFolder folder, Set<Role> roles, Passphrase passphrase)
      throws VaultException, IOException {
    KdfParameters cost = services.calibration().calibrate();
    Map<Role, List<SigningKey>> keys = new EnumMap<>(Role.class);
    for (Role role : roles) {
      int count = role == Role.ROOT ? ROOT_KEYS : 1;
      keys.put(role, folder.generate(role, count, passphrase, cost, services.random()));
    }
    return new KeyPlan(keys, Map.of(Role.ROOT, ROOT_THRESHOLD));
  }

  @Command(
      name = "sign",
      mixinStandardHelpOptions = true,
      description = "Adds a model to the repository, with the results of its self-test as promise.")
  int sign(
      @Mixin PublishOptions options,
      @Parameters(index = "1", paramLabel = "BUNDLE") Path bundle,
      @Option(names = "--notes", paramLabel = "FILE", description = "Text file: what is new.")
          @Nullable Path notes,
      @Option(names = "--pack", paramLabel = "FILE", description = "Also write a .pddmodel file.")
          @Nullable Path pack)
      throws CommandFailure {
    return UpdateFailures.run(
        () -> {
          ModelBundle model = read(bundle);
          Release release =
              ReleaseMaker.describe(
                  model,
                  Optional.of(services.trial().macroF1(model)),
                  notes == null ? List.of() : Files.readAllLines(notes));
          publisher(options).add(release, bundle, open(options, RELEASE));
          if (pack != null) {
            pack(options, release, pack);
          }
          console.say("Signed: " + release.folder());
          return ExitCode.DONE;
        });
  }

  private static ModelBundle read(Path bundle) throws CommandFailure {
    try {
      return BundleFiles.read(bundle);
    } catch (BundleException unusable) {
      throw new CommandFailure(ExitCode.USAGE, String.valueOf(unusable.getMessage()), unusable);
    }
  }

  private void pack(PublishOptions options, Release release, Path file)
      throws PublishException, IOException {
    try (AtomicFile target = new AtomicFile(file)) {
      try (OutputStream out = new Unclosed(target.out())) {
        publisher(options).pack(release.folder(), out);
      }
      target.commit();
    }
  }

  @Command(
      name = "timestamp",
      mixinStandardHelpOptions = true,
      description = "Signs snapshot and timestamp anew, so that they do not expire.")
  int timestamp(@Mixin PublishOptions options) throws CommandFailure {
    return UpdateFailures.run(
        () -> {
          publisher(options).refresh(open(options, ONLINE));
          return ExitCode.DONE;
        });
  }

  @Command(
      name = "revoke",
      mixinStandardHelpOptions = true,
      description = "Withdraws a model: it is not used any more wherever the new metadata arrive.")
  int revoke(
      @Mixin PublishOptions options, @Parameters(index = "1", paramLabel = "MODEL") String model)
      throws CommandFailure {
    return UpdateFailures.run(
        () -> {
          publisher(options).withdraw(model, open(options, RELEASE));
          console.say("Withdrawn: " + model);
          return ExitCode.DONE;
        });
  }

  @Command(
      name = "rotate-root",
      mixinStandardHelpOptions = true,
      description = "Writes the next root, with new keys for the named roles.")
  int rotateRoot(
      @Mixin PublishOptions options,
      @Option(names = "--new-keys", required = true, paramLabel = "DIR") Path newKeys,
      @Option(names = "--role", paramLabel = "ROLE", description = "root, targets, ...")
          @Nullable List<Role> roles)
      throws CommandFailure {
    return UpdateFailures.run(
        () -> {
          try (Passphrase passphrase = options.passphrase(services.prompt())) {
            Publisher publisher = publisher(options);
            Map<String, SigningKey> old =
                options.keys().open(publisher.publicKeys(Set.of(Role.values())), passphrase);
            Set<Role> changed = roles == null ? Set.of() : Set.copyOf(roles);
            publisher.rotateRoot(plan(new KeyFolder(List.of(newKeys)), changed, passphrase), old);
          }
          console.say("Rotated. Old root files stay in the repository: clients follow them.");
          return ExitCode.DONE;
        });
  }

  @Command(
      name = "shipped",
      mixinStandardHelpOptions = true,
      description =
          "Writes the hashes of the models that come with the app among its sources. Needed"
              + " whenever a file of a shipped model was changed; needs no key.")
  int shipped(
      @Parameters(paramLabel = "MODELS", description = "Folder with one folder per model.")
          Path models,
      @Option(
              names = "--out",
              paramLabel = "FILE",
              defaultValue = ShippedManifest.SOURCE,
              description = "Default: ${DEFAULT-VALUE}")
          Path out)
      throws CommandFailure {
    return UpdateFailures.run(
        () -> {
          try {
            DurableFile.write(out, ShippedManifest.of(models).render());
          } catch (BundleException unusable) {
            throw new CommandFailure(
                ExitCode.USAGE, String.valueOf(unusable.getMessage()), unusable);
          }
          console.say("Written: " + out);
          return ExitCode.DONE;
        });
  }

  private Publisher publisher(PublishOptions options) {
    return new Publisher(options.repository(), services.clock());
  }

  private Map<String, SigningKey> open(PublishOptions options, Set<Role> roles)
      throws CommandFailure, VaultException, IOException, PublishException {
    try (Passphrase passphrase = options.passphrase(services.prompt())) {
      return options.keys().open(publisher(options).publicKeys(roles), passphrase);
    }
  }

  /** The zip writer closes its stream; the file is closed when it is complete. */
  private static final class Unclosed extends FilterOutputStream {
    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      out.flush();
    }
  }
}
