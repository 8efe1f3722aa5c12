package org.plantdiseasedetector.app;

import java.util.Objects;
import org.plantdiseasedetector.inference.DeviceSelection;
import org.plantdiseasedetector.inference.djl.DjlOpener;
import org.plantdiseasedetector.update.ModelGuard;

/** The composition that the product ships: the newest genuine model and the built-in engine. */
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
        new GuardedModels(() -> new ModelGuard(UpdateParts.folders(environment))),
        new DeviceSelection(new DjlOpener(environment.isMac())));
  }

  /** Returns the version that the build wrote into the jar. */
  static String version() {
    return Objects.requireNonNullElse(
        Product.class.getPackage().getImplementationVersion(), "development build");
  }
}
