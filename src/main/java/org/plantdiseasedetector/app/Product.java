package org.plantdiseasedetector.app;

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
}
