package org.plantdiseasedetector.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Tells the version that the build wrote into the jar. */
final class ProductVersion implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {"Plant Disease Detector " + plain()};
  }

  /** Returns the version without the app's name. */
  static String plain() {
    return Optional.ofNullable(ProductVersion.class.getPackage().getImplementationVersion())
        .orElse("development build");
  }
}
