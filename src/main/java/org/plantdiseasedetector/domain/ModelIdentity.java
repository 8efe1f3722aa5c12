package org.plantdiseasedetector.domain;

/**
 * Name and version of the model that made a diagnosis.
 *
 * @param name for example {@code leafnet}
 * @param version semantic version, for example {@code 1.0.0}
 */
public record ModelIdentity(String name, String version) {

  /**
   * What precedes the number of an adapter, as build metadata of the version (semver.org 2.0.0).
   */
  private static final String ADAPTER = "+adapter.";

  /**
   * Returns the name of this model together with what was learnt on this computer, for example
   * {@code leafnet 1.1.0+adapter.2}.
   *
   * @param number of the adapter, from 1
   */
  public ModelIdentity adapted(int number) {
    return new ModelIdentity(name, base().version() + ADAPTER + number);
  }

  /** Returns the model as it was installed, without an adapter. */
  public ModelIdentity base() {
    int at = version.indexOf(ADAPTER);
    return at < 0 ? this : new ModelIdentity(name, version.substring(0, at));
  }

  /** Returns whether an adapter took part. */
  public boolean hasAdapter() {
    return version.contains(ADAPTER);
  }

  @Override
  public String toString() {
    return name + " " + version;
  }
}
