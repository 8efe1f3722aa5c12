package org.plantdiseasedetector.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The part of {@code pdd diagnose} that puts photos into the history. */
final class SaveOptions {

  @Option(names = "--save", description = "Put the photos into the history (see pdd history).")
  private boolean save;

  @Option(
      names = "--plant",
      defaultValue = "photo",
      paramLabel = "HOW",
      description =
          "With --save: every photo is a plant of its own (photo), or the photos of a"
              + " folder show one plant (folder). Default: ${DEFAULT-VALUE}.")
  private Grouping grouping = Grouping.PHOTO;

  @Option(
      names = "--strip",
      description = "With --save: store photos without their place and camera.")
  private boolean strip;

  @Mixin private DetailOptions details = new DetailOptions();

  @Mixin private VaultOptions vault = new VaultOptions();

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec mixee;

  /** Which photos make one case. */
  enum Grouping {
    /** Each photo alone. */
    PHOTO,
    /** All photos of a folder. */
    FOLDER
  }

  /** Returns whether the user wants to save. */
  boolean wanted() {
    return save;
  }

  /** Opens the history if the user wants to save; asks for the passphrase before long work. */
  CaseSaver open(HistoryServices services, Console console) throws CommandFailure {
    if (!save) {
      return CaseSaver.NOTHING;
    }
    Path folder = services.historyFolder(VaultOptions.namedDataDirectory(mixee));
    return new HistorySaver(
        HistorySession.open(services, folder, vault, console),
        services,
        new HistorySaver.Wish(details, grouping, strip),
        console);
  }
}
