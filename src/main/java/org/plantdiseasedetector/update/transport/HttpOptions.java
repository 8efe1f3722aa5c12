package org.plantdiseasedetector.update.transport;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How a server is reached.
 *
 * @param proxy host and port of a proxy
 * @param authorities PEM file of certificates that are trusted besides the usual ones
 * @param connect longest time to connect and to get the head of an answer
 * @param stall longest time without a byte
 * @param tries how often in all a broken transfer is continued
 * @param pause time before the second try; doubles from then on
 */
public record HttpOptions(
    Optional<InetSocketAddress> proxy,
    Optional<Path> authorities,
    Duration connect,
    Duration stall,
    int tries,
    Duration pause) {

  /**
   * Makes the options for slow rural links.
   *
   * @param proxy {@code host:port}
   * @param authorities PEM file
   * @throws IllegalArgumentException if the proxy is not understood
   */
  public static HttpOptions standard(Optional<String> proxy, Optional<Path> authorities) {
    return new HttpOptions(
        proxy.map(HttpOptions::address),
        authorities,
        Duration.ofSeconds(20),
        Duration.ofSeconds(30),
        5,
        Duration.ofSeconds(1));
  }

  private static InetSocketAddress address(String text) {
    int colon = text.lastIndexOf(':');
    try {
      if (colon > 0) {
        return InetSocketAddress.createUnresolved(
            text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
      }
    } catch (IllegalArgumentException noPort) {
      throw new IllegalArgumentException(text + " is no proxy; write host:port.", noPort);
    }
    throw new IllegalArgumentException(text + " is no proxy; write host:port.");
  }
}
