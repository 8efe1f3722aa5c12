package org.plantdiseasedetector.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Tells the version that the build wrote into the jar. */
final class ProductVersion implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version =
        Optional.ofNullable(ProductVersion.class.getPackage().getImplementationVersion())
            .orElse("development build");
    return new String[] {"Plant Disease Detector " + version};
  }
}
