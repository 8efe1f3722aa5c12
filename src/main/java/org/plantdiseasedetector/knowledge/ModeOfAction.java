package org.plantdiseasedetector.knowledge;

/**
 * A group of products to which pathogens or pests become resistant together.
 *
 * @param scheme who defines it
 * @param code its code there, for example {@code 11} or {@code M01}
 * @param name its name there, for example {@code QoI fungicides}
 */
public record ModeOfAction(Scheme scheme, String code, String name) {

  /** A committee that classifies modes of action. */
  public enum Scheme {
    /** Fungicide Resistance Action Committee. */
    FRAC,
    /** Insecticide Resistance Action Committee; also mites. */
    IRAC
  }

  /** Returns scheme and code, for example {@code FRAC 11}. */
  public String label() {
    return scheme.name() + " " + code;
  }
}
