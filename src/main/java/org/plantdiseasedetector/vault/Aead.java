package org.plantdiseasedetector.vault;

import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM (NIST SP 800-38D) with a 96-bit nonce and a 128-bit tag. Stateless. */
final class Aead {

  /** Length of a nonce in bytes. */
  static final int NONCE = 12;

  /** Length of a tag in bytes, behind the ciphertext. */
  static final int TAG = 16;

  private Aead() {}

  /** Encrypts; never twice with the same key and nonce. */
  static byte[] seal(KeyMaterial key, byte[] nonce, byte[] associated, byte[] plain, int length) {
    try {
      return cipher(Cipher.ENCRYPT_MODE, key, nonce, associated).doFinal(plain, 0, length);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("This Java lacks AES-GCM", missing);
    }
  }

  /**
   * Decrypts.
   *
   * @throws AEADBadTagException if key, nonce, associated data or ciphertext differ
   */
  static byte[] open(
      KeyMaterial key, byte[] nonce, byte[] associated, byte[] sealed, int from, int length)
      throws AEADBadTagException {
    try {
      return cipher(Cipher.DECRYPT_MODE, key, nonce, associated).doFinal(sealed, from, length);
    } catch (AEADBadTagException wrong) {
      throw wrong;
    } catch (GeneralSecurityException tooShort) {
      AEADBadTagException wrong = new AEADBadTagException("No room for a tag");
      wrong.initCause(tooShort);
      throw wrong;
    }
  }

  private static Cipher cipher(int mode, KeyMaterial key, byte[] nonce, byte[] associated)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key.live(), "AES"), new GCMParameterSpec(8 * TAG, nonce));
    cipher.updateAAD(associated);
    return cipher;
  }
}
