package org.plantdiseasedetector.app;

import java.util.Objects;
import org.plantdiseasedetector.inference.DeviceSelection;
import org.plantdiseasedetector.inference.djl.DjlOpener;
import org.plantdiseasedetector.model.BundleException;
import org.plantdiseasedetector.model.ModelBundle;
import org.plantdiseasedetector.model.ModelCatalogue;

/** The composition that the product ships: the newest installed model and the built-in engine. */
public final class Product {

  private Product() {}

  /**
   * Wires the product.
   *
   * @param environment what the process was given
   */
  public static Composition compose(Environment environment) {
    return new Composition(
        environment,
        () -> newest(environment),
        new DeviceSelection(new DjlOpener(environment.isMac())));
  }

  /** Returns the version that the build wrote into the jar. */
  static String version() {
    return Objects.requireNonNullElse(
        Product.class.getPackage().getImplementationVersion(), "development build");
  }

  private static ModelBundle newest(Environment environment) throws ModelUnavailableException {
    try {
      return new ModelCatalogue(environment.modelsDirectory()).newest();
    } catch (BundleException unusable) {
      throw new ModelUnavailableException(
          unusable.getMessage() + " Install the app again.", unusable);
    }
  }
}
