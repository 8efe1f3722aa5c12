package org.plantdiseasedetector.app;

import java.util.List;
import java.util.Optional;
import org.plantdiseasedetector.casebook.LabelledCases;
import org.plantdiseasedetector.domain.Embedding;
import org.plantdiseasedetector.imaging.PhotoException;
import org.plantdiseasedetector.imaging.RgbImage;
import org.plantdiseasedetector.imaging.SafePhotoDecoder;
import org.plantdiseasedetector.imaging.SquareViews;
import org.plantdiseasedetector.inference.Classifier;
import org.plantdiseasedetector.inference.InferenceException;
import org.plantdiseasedetector.model.ModelBundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Embeds stored photos; starts the engine for the first one. Thread-safe. */
final class LazyEmbedder implements LabelledCases.Embedder {

  private static final Logger LOG = LoggerFactory.getLogger(LazyEmbedder.class);

  private final ModelBundle bundle;
  private final Loader loader;
  private Optional<Classifier> classifier = Optional.empty();

  /** Loads a model. */
  @FunctionalInterface
  interface Loader {
    /** Starts the engine. */
    Classifier load(ModelBundle bundle) throws ModelUnavailableException;
  }

  LazyEmbedder(ModelBundle bundle, Loader loader) {
    this.bundle = bundle;
    this.loader = loader;
  }

  @Override
  public synchronized Optional<Embedding> embed(byte[] photo) {
    try {
      Classifier loaded = classifier.isPresent() ? classifier.get() : loader.load(bundle);
      classifier = Optional.of(loaded);
      SquareViews views = new SquareViews(bundle.config().input());
      RgbImage image = new SafePhotoDecoder().decode(photo, views.minSide()).image();
      return Embedding.of(loaded.classify(List.of(views.prepare(image))).getFirst().embedding());
    } catch (PhotoException | InferenceException | ModelUnavailableException refused) {
      LOG.warn("event=photo_not_embedded", refused);
      return Optional.empty();
    }
  }

  synchronized void close() {
    classifier.ifPresent(Classifier::close);
    classifier = Optional.empty();
  }
}
