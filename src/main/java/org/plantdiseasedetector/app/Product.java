package org.plantdiseasedetector.app;

import org.plantdiseasedetector.inference.InferenceException;

/** The composition that the product ships: installed models and the built-in engine. */
final class Product {

  private Product() {}

  /**
   * Wires the product.
   *
   * @param environment what the process was given
   */
  static Composition compose(Environment environment) {
    return new Composition(
        environment,
        () -> {
          throw new ModelUnavailableException(
              "There is no model in %s. Install the app again."
                  .formatted(environment.modelsDirectory()),
              null);
        },
        (bundle, device, threads) -> {
          throw new InferenceException("This build holds no inference engine");
        });
  }
}
