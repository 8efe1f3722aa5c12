package org.plantdiseasedetector.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The key with which this machine signs frozen reports and shared adapters: Ed25519 (RFC 8032),
 * made when it is first needed, readable by its owner only.
 */
public final class LocalKey {

  private static final String ALGORITHM = "Ed25519";
  private static final String FORMAT = "pdd-signing-key";
  private static final String FILE = "signing-key.json";
  private static final int MOST_BYTES = 4096;

  private final PrivateKey secret;
  private final byte[] open;

  private LocalKey(PrivateKey secret, byte[] open) {
    this.secret = secret;
    this.open = open;
  }

  /**
   * Reads the key of a folder, or makes one.
   *
   * @param folder where it lies
   * @throws IOException if it is damaged or cannot be written
   * @throws GeneralSecurityException if it is no key
   */
  public static LocalKey in(Path folder) throws IOException, GeneralSecurityException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      make(folder, file);
    }
    ObjectNode node = parse(file);
    byte[] bytes = Base64.getDecoder().decode(CanonicalJson.text(node, "private"));
    PrivateKey secret =
        KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(bytes));
    return new LocalKey(secret, open(node));
  }

  /**
   * Returns whether a public key is the one of a folder.
   *
   * @param folder where the key lies
   * @param publicKey X.509
   * @throws IOException if the folder's key is damaged
   */
  public static boolean isOf(Path folder, byte[] publicKey) throws IOException {
    Path file = folder.resolve(FILE);
    return Files.exists(file) && Arrays.equals(open(parse(file)), publicKey);
  }

  private static byte[] open(ObjectNode node) {
    return Base64.getDecoder().decode(CanonicalJson.text(node, "public"));
  }

  private static ObjectNode parse(Path file) throws IOException {
    try {
      return CanonicalJson.parse(DurableFile.read(file, MOST_BYTES), FORMAT);
    } catch (IllegalArgumentException damaged) {
      throw new IOException(
          file + " is damaged. Restore it, or rename it and let everybody sign anew", damaged);
    }
  }

  private static void make(Path folder, Path file) throws IOException, GeneralSecurityException {
    KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("format", FORMAT).put("version", 1);
    node.put("public", CanonicalJson.encode(pair.getPublic().getEncoded()));
    node.put("private", CanonicalJson.encode(pair.getPrivate().getEncoded()));
    Files.createDirectories(folder);
    // Temporary files can be read by their owner only, and the new name keeps that.
    Path temporary = Files.createTempFile(folder, "key-", DurableFile.TEMPORARY);
    Files.write(temporary, CanonicalJson.render(node));
    DurableFile.publish(temporary, file);
  }

  /** Returns the public key, X.509. */
  public byte[] publicKey() {
    return open.clone();
  }

  /**
   * Signs.
   *
   * @param content any bytes
   * @throws GeneralSecurityException if the key cannot sign
   */
  public byte[] sign(byte[] content) throws GeneralSecurityException {
    Signature signature = Signature.getInstance(ALGORITHM);
    signature.initSign(secret);
    signature.update(content);
    return signature.sign();
  }

  /**
   * Returns whether a signature is good; false also for what is no key or no signature.
   *
   * @param publicKey X.509
   * @param content what was signed
   * @param signed the signature
   */
  public static boolean verify(byte[] publicKey, byte[] content, byte[] signed) {
    try {
      PublicKey key =
          KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(publicKey));
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(key);
      signature.update(content);
      return signature.verify(signed);
    } catch (GeneralSecurityException wrong) {
      return false;
    }
  }
}
