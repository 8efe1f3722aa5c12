package org.plantdiseasedetector.ui.models;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.plantdiseasedetector.casebook.CaseComparison;
import org.plantdiseasedetector.casebook.CaseModel;
import org.plantdiseasedetector.domain.ModelIdentity;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.update.BundleTrial;
import org.plantdiseasedetector.update.ModelChoice;
import org.plantdiseasedetector.update.ModelFolders;
import org.plantdiseasedetector.update.ModelGuard;
import org.plantdiseasedetector.update.ModelUpdater;
import org.plantdiseasedetector.update.SwitchLog;
import org.plantdiseasedetector.update.UpdateException;
import org.plantdiseasedetector.update.UpdateObserver;
import org.plantdiseasedetector.update.UpdateOffer;
import org.plantdiseasedetector.update.UpdateSettings;
import org.plantdiseasedetector.update.UpdateSettingsFile;
import org.plantdiseasedetector.update.UpdateSource;
import org.plantdiseasedetector.update.tuf.TufException;

/**
 * What the models page does in the background. Stateless; never called on the user-interface
 * thread.
 *
 * @param folders finds the models
 * @param trial tries a model before it is installed
 * @param cases lends the open history
 * @param opener loads models for a comparison
 * @param clock tells which metadata have expired
 */
public record ModelsDesk(
    Folders folders,
    BundleTrial trial,
    CaseComparison.Lender cases,
    CaseModel.Opener opener,
    Clock clock) {

  private static final int SHOWN_CHANGES = 20;

  /** Finds the models. */
  @FunctionalInterface
  public interface Folders {
    /**
     * Finds them; reads a file of the app.
     *
     * @throws IOException if the app is damaged
     */
    ModelFolders find() throws IOException;
  }

  /** Opens a source; again for the installation, since between the two it is closed. */
  @FunctionalInterface
  interface Source {
    UpdateSource open(UpdateSettings settings) throws IOException, UpdateException;
  }

  /**
   * What a source offers.
   *
   * @param offer found genuine
   * @param source where
   * @param view in words
   */
  record Offered(UpdateOffer offer, Source source, OfferView view) {}

  /**
   * What lies on the disk.
   *
   * @param rows the models
   * @param changes which model gave way to which, the newest first
   */
  record Listing(List<ModelRow> rows, List<String> changes) {
    Listing {
      rows = List.copyOf(rows);
      changes = List.copyOf(changes);
    }
  }

  UpdateSettingsFile settingsFile() throws IOException {
    return UpdateSettingsFile.in(folders.find().data());
  }

  Listing list(Optional<ModelIdentity> running, OfferWords words) throws IOException {
    ModelFolders found = folders.find();
    List<ModelRow> rows = new ModelRows(words.texts()).read(found, running);
    List<String> changes =
        found.switches().read().stream()
            .limit(SHOWN_CHANGES)
            .map(line -> change(line, words))
            .toList();
    return new Listing(rows, changes);
  }

  private static String change(SwitchLog.Line line, OfferWords words) {
    Texts texts = words.texts();
    String what =
        switch (line.kind()) {
          case INSTALLED -> texts.get("models.log.installed");
          case CHOSEN -> texts.get("models.log.chosen");
          case WENT_BACK -> texts.get("models.log.went-back");
          case REMOVED -> texts.get("models.log.removed");
        };
    String model = line.kind() == SwitchLog.Kind.REMOVED ? line.from() : line.to();
    return texts.format(
        line.reason().isEmpty() ? "models.log.line" : "models.log.line-reason",
        words.date(line.at()),
        model.isEmpty() ? texts.get("models.log.shipped") : model,
        what,
        line.reason());
  }

  Offered find(Source source, OfferWords words) throws IOException, UpdateException, TufException {
    ModelFolders found = folders.find();
    try (UpdateSource open = source.open(settingsFile().read().settings())) {
      UpdateOffer offer = updater(found).check(open);
      return new Offered(offer, source, words.of(offer, new ModelGuard(found).look()));
    }
  }

  private ModelUpdater updater(ModelFolders found) {
    return new ModelUpdater(found, trial, clock);
  }

  void install(Offered offered, boolean isUsed, UpdateObserver observer)
      throws IOException, UpdateException, TufException {
    ModelUpdater updater = updater(folders.find());
    try (UpdateSource source = offered.source().open(settingsFile().read().settings())) {
      if (isUsed) {
        updater.apply(offered.offer(), source, observer);
      } else {
        updater.keep(offered.offer(), source, observer);
      }
    }
  }

  ModelChoice choice() throws IOException {
    return new ModelChoice(folders.find(), clock);
  }

  Optional<ComparisonView> compare(
      ModelRow present, ModelRow other, CaseComparison.Observer observer, OfferWords words)
      throws IOException, HistoryException {
    try (CaseModel one = opener.open(present.folder());
        CaseModel two = opener.open(other.folder())) {
      return new CaseComparison(cases)
          .run(one, two, observer)
          .map(
              found ->
                  new ComparisonWords(words.texts(), words)
                      .of(found, present.title(), other.title()));
    }
  }
}
