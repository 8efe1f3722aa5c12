package org.plantdiseasedetector.vault;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import javax.crypto.KeyAgreement;

/** The function X25519 (RFC 7748 section 5) of the JDK on plain bytes. Stateless. */
final class X25519 {

  /** The base point has u = 9 (RFC 7748 section 4.1). */
  private static final byte[] BASE = new byte[ExchangeKey.LENGTH];

  static {
    BASE[0] = 9;
  }

  private X25519() {}

  /** Returns the public key of a secret. */
  static ExchangeKey publicKey(byte[] secret) {
    try {
      return new ExchangeKey(agree(secret, BASE));
    } catch (InvalidKeyException impossible) {
      throw new IllegalStateException("The base point is a valid point", impossible);
    }
  }

  /**
   * Multiplies a point.
   *
   * @param secret 32 bytes
   * @param point u coordinate, 32 bytes, lowest first
   * @return u coordinate of the result, which the caller wipes
   * @throws InvalidKeyException if the point has a small order, so that the result is no secret
   */
  static byte[] agree(byte[] secret, byte[] point) throws InvalidKeyException {
    try {
      KeyFactory keys = KeyFactory.getInstance("X25519");
      PublicKey other =
          keys.generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, number(point)));
      KeyAgreement agreement = KeyAgreement.getInstance("X25519");
      agreement.init(
          keys.generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, secret)));
      agreement.doPhase(other, true);
      return agreement.generateSecret();
    } catch (InvalidKeyException smallOrder) {
      throw smallOrder;
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("This Java lacks X25519", missing);
    }
  }

  /** The highest bit does not count (RFC 7748 section 5). */
  private static BigInteger number(byte[] lowestFirst) {
    byte[] highestFirst = new byte[lowestFirst.length];
    for (int i = 0; i < lowestFirst.length; i++) {
      highestFirst[i] = lowestFirst[lowestFirst.length - 1 - i];
    }
    highestFirst[0] &= 0x7F;
    return new BigInteger(1, highestFirst);
  }
}
