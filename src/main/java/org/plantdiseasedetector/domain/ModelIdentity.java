package org.plantdiseasedetector.domain;

/**
 * Name and version of the model that made a diagnosis.
 *
 * @param name for example {@code leafnet}
 * @param version semantic version, for example {@code 1.0.0}
 */
public record ModelIdentity(String name, String version) {

  @Override
  public String toString() {
    return name + " " + version;
  }
}
