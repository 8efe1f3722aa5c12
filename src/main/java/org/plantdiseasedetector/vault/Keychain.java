package org.plantdiseasedetector.vault;

import java.io.IOException;
import java.util.Optional;

/**
 * What the system keeps for the person who is logged in. Every program of that person can read it.
 */
public interface Keychain {

  /**
   * Stores a secret, replacing an older one.
   *
   * @param account name of the entry
   * @param secret printable text
   * @throws IOException if the system refuses or has no keychain
   */
  void store(String account, String secret) throws IOException;

  /**
   * Reads a secret.
   *
   * @param account name of the entry
   * @return empty if there is no such entry
   * @throws IOException if the system refuses or has no keychain
   */
  Optional<String> read(String account) throws IOException;

  /**
   * Deletes a secret.
   *
   * @param account name of the entry
   * @throws IOException if the system refuses, has no keychain, or no such entry
   */
  void delete(String account) throws IOException;
}
