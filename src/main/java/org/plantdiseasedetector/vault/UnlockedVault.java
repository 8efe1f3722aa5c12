package org.plantdiseasedetector.vault;

import java.util.List;
import java.util.UUID;

/** The keys of an open vault; all are overwritten when it is closed. Thread-safe until then. */
public final class UnlockedVault implements AutoCloseable {

  private final UUID id;
  private final int failedUnlocks;
  private final KeyMaterial dataKey;
  private final KeyMaterial database;
  private final KeyMaterial photos;
  private final KeyMaterial audit;
  private final KeyMaterial seals;

  /** Takes the data key over and derives the keys of every purpose from it. */
  UnlockedVault(UUID id, KeyMaterial dataKey, int failedUnlocks) {
    this.id = id;
    this.failedUnlocks = failedUnlocks;
    this.dataKey = dataKey;
    this.database = dataKey.derive(new byte[0], "pdd database v1 " + id);
    this.photos = dataKey.derive(new byte[0], "pdd photos v1 " + id);
    this.audit = dataKey.derive(new byte[0], "pdd audit v1 " + id);
    this.seals = dataKey.derive(new byte[0], "pdd seals v1 " + id);
  }

  /** Returns the vault's identity. */
  public UUID id() {
    return id;
  }

  /** Returns how many tries were wrong since the last unlock. */
  public int failedUnlocks() {
    return failedUnlocks;
  }

  /** Returns the key of the database. */
  public KeyMaterial database() {
    return database;
  }

  /** Returns the key of photos and thumbnails. */
  public KeyMaterial photos() {
    return photos;
  }

  /** Returns the key that authenticates the audit log. */
  public KeyMaterial audit() {
    return audit;
  }

  /** Returns the key that authenticates the other files, backups among them. */
  public KeyMaterial seals() {
    return seals;
  }

  /** Returns the public key with which others encrypt cases for this vault. */
  public ExchangeKey exchangeKey() {
    try (KeyMaterial secret = exchangeSecret()) {
      return X25519.publicKey(secret.live());
    }
  }

  /** Returns the secret that belongs to the public key; the caller closes it. */
  KeyMaterial exchangeSecret() {
    return dataKey.derive(new byte[0], "pdd exchange v1 " + id);
  }

  /** Returns the key that all others come from. */
  KeyMaterial dataKey() {
    return dataKey;
  }

  @Override
  public void close() {
    List.of(database, photos, audit, seals, dataKey).forEach(KeyMaterial::close);
  }
}
