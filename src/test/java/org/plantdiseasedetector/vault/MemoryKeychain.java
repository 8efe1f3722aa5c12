package org.plantdiseasedetector.vault;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A keychain in memory that can be locked. */
public final class MemoryKeychain implements Keychain {

  final Map<String, String> entries = new HashMap<>();
  private boolean locked;

  /** Sets whether every call fails from now on. */
  public void setLocked(boolean now) {
    locked = now;
  }

  @Override
  public void store(String account, String secret) throws IOException {
    check();
    entries.put(account, secret);
  }

  @Override
  public Optional<String> read(String account) throws IOException {
    check();
    return Optional.ofNullable(entries.get(account));
  }

  @Override
  public void delete(String account) throws IOException {
    check();
    entries.remove(account);
  }

  private void check() throws IOException {
    if (locked) {
      throw new IOException("the keychain is locked");
    }
  }
}
