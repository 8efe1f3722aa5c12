package org.plantdiseasedetector.app;

import java.io.IOException;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.plantdiseasedetector.readiness.checks.Probes;
import org.plantdiseasedetector.update.transport.HttpOptions;
import org.plantdiseasedetector.update.transport.HttpSource;

/** Asks the client of updates what it would do; sends nothing. */
final class HttpsTransport implements Probes.Transport {

  @Override
  public boolean accepts(String address) {
    try (HttpSource _ =
        HttpSource.open(address, HttpOptions.standard(Optional.empty(), Optional.empty()))) {
      return true;
    } catch (IOException | IllegalArgumentException refused) {
      return false;
    }
  }

  @Override
  public List<String> protocols() {
    try {
      return List.of(SSLContext.getDefault().getDefaultSSLParameters().getProtocols());
    } catch (NoSuchAlgorithmException none) {
      return List.of();
    }
  }
}
