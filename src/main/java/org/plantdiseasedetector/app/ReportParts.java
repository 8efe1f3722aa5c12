package org.plantdiseasedetector.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.plantdiseasedetector.cli.CommandFailure;
import org.plantdiseasedetector.cli.Console;
import org.plantdiseasedetector.cli.ExitCode;
import org.plantdiseasedetector.cli.ReportFactory;
import org.plantdiseasedetector.diagnosis.PhotoExplainer;
import org.plantdiseasedetector.diagnosis.PhotoExplanation;
import org.plantdiseasedetector.domain.ModelIdentity;
import org.plantdiseasedetector.history.CasePhoto;
import org.plantdiseasedetector.imaging.PhotoDecoder;
import org.plantdiseasedetector.imaging.RgbImage;
import org.plantdiseasedetector.imaging.SafePhotoDecoder;
import org.plantdiseasedetector.inference.Classifier;
import org.plantdiseasedetector.inference.InferenceException;
import org.plantdiseasedetector.knowledge.CardLibraries;
import org.plantdiseasedetector.knowledge.CardLibrary;
import org.plantdiseasedetector.knowledge.DiseaseNames;
import org.plantdiseasedetector.leaf.PhotoInspector;
import org.plantdiseasedetector.model.ModelBundle;
import org.plantdiseasedetector.report.Background;
import org.plantdiseasedetector.report.MeasuredAccuracy;
import org.plantdiseasedetector.report.Organisation;
import org.plantdiseasedetector.report.OrganisationFile;
import org.plantdiseasedetector.report.ReportMaker;
import org.plantdiseasedetector.report.ReportPictures;
import org.plantdiseasedetector.update.ModelList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wires reports.
 *
 * @param models finds the current model, for its figures
 * @param loader starts a model, for heatmaps
 * @param inspector delimits leaves
 * @param checked all models on this computer, for where they come from
 * @param clock dates of reports
 */
record ReportParts(
    ModelSource models, Loader loader, PhotoInspector inspector, CheckedModels checked, Clock clock)
    implements ReportFactory {

  private static final Logger LOG = LoggerFactory.getLogger(ReportParts.class);

  /** Starts a model. */
  @FunctionalInterface
  interface Loader {
    Classifier load(ModelBundle bundle) throws ModelUnavailableException;
  }

  /** Checks all models. */
  @FunctionalInterface
  interface CheckedModels {
    Map<ModelIdentity, ModelList.Entry> genuine() throws IOException;
  }

  @Override
  public OpenReports open(Path dataFolder, boolean heatmaps, Console console)
      throws CommandFailure {
    try {
      Organisation organisation = OrganisationFile.read(dataFolder, new SafePhotoDecoder());
      return open(organisation, heatmaps, console::say);
    } catch (IOException unusable) {
      throw new CommandFailure(ExitCode.USAGE, String.valueOf(unusable.getMessage()), unusable);
    }
  }

  /** Prepares; what is missing is said and left out. */
  OpenReports open(Organisation organisation, boolean heatmaps, Consumer<String> say) {
    Optional<ModelBundle> bundle = bundle(say);
    Optional<Classifier> classifier =
        heatmaps ? bundle.flatMap(found -> classifier(found, say)) : Optional.empty();
    PhotoDecoder decoder = new SafePhotoDecoder();
    Background background =
        new Background(
            organisation,
            DiseaseNames.load(),
            cards(bundle)::card,
            bundle.flatMap(found -> accuracy(found, say)),
            signatures(say));
    ReportPictures.Evidence evidence =
        classifier.map(model -> evidence(model, decoder)).orElse(ReportPictures.Evidence.NONE);
    return new OpenReports(
        new ReportMaker(background, new ReportPictures(decoder, inspector, evidence), clock),
        () -> classifier.ifPresent(Classifier::close));
  }

  /** Hashes the models once for all cases of a report. */
  private Background.Signatures signatures(Consumer<String> say) {
    try {
      Map<ModelIdentity, ModelList.Entry> genuine = checked.genuine();
      return model -> origin(Optional.ofNullable(genuine.get(model)));
    } catch (IOException unreadable) {
      say.accept("The report says of no model that it is verified: " + unreadable.getMessage());
      return Background.Signatures.NONE;
    }
  }

  /** Names what the check found. */
  static Background.Origin origin(Optional<ModelList.Entry> genuine) {
    return genuine
        .map(found -> found.shipped() ? Background.Origin.SHIPPED : Background.Origin.SIGNED)
        .orElse(Background.Origin.NOT_VERIFIED);
  }

  private static CardLibrary cards(Optional<ModelBundle> bundle) {
    return bundle
        .map(found -> CardLibraries.load(found.directory()).library())
        .orElseGet(CardLibraries::shipped);
  }

  private Optional<ModelBundle> bundle(Consumer<String> say) {
    try {
      return Optional.of(models.current());
    } catch (ModelUnavailableException missing) {
      say.accept("The report tells no measured accuracy: " + missing.getMessage());
      return Optional.empty();
    }
  }

  private Optional<Classifier> classifier(ModelBundle bundle, Consumer<String> say) {
    try {
      return Optional.of(loader.load(bundle));
    } catch (ModelUnavailableException broken) {
      say.accept("The report has no heatmaps: " + broken.getMessage());
      return Optional.empty();
    }
  }

  private static Optional<MeasuredAccuracy> accuracy(ModelBundle bundle, Consumer<String> say) {
    try {
      return MeasuredAccuracy.read(bundle.directory());
    } catch (IOException damaged) {
      say.accept("The report tells no measured accuracy: " + damaged.getMessage() + ".");
      return Optional.empty();
    }
  }

  /** Another model than the one that diagnosed would explain something else. */
  private ReportPictures.Evidence evidence(Classifier classifier, PhotoDecoder decoder) {
    PhotoExplainer explainer = Composition.explainer(classifier, decoder);
    return (photo, image) ->
        photo.machine().model().equals(classifier.bundle().identity())
            ? explain(explainer, photo, image)
            : Optional.empty();
  }

  private static Optional<PhotoExplanation> explain(
      PhotoExplainer explainer, CasePhoto photo, RgbImage image) {
    try {
      return Optional.of(explainer.explain(image));
    } catch (InferenceException failed) {
      LOG.warn("event=report_without_heatmap photo={}", photo.id(), failed);
      return Optional.empty();
    }
  }
}
