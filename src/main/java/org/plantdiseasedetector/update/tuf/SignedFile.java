package org.plantdiseasedetector.update.tuf;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A metadata file whose signatures were not checked yet, section 4.2 of the specification.
 *
 * @param signed what is signed
 * @param payload its canonical form, which the signatures are made of
 * @param signatures by key id
 */
@SuppressWarnings("ArrayRecordComponent")
record SignedFile(ObjectNode signed, byte[] payload, Map<String, byte[]> signatures) {

  private static final int MOST_SIGNATURES = 64;
  private static final Pattern KEY_ID = Pattern.compile("[0-9a-f]{64}");

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException if its form is wrong, also if a key id signs twice
   */
  static SignedFile parse(byte[] bytes, WireForm form) {
    ObjectNode file = StrictJson.parse(bytes, form);
    Fields.exactly(file, Set.of("signatures", "signed"));
    ObjectNode signed = Fields.object(file, "signed");
    return new SignedFile(
        signed, StrictJson.canonical(signed), signatures(file.path("signatures")));
  }

  private static Map<String, byte[]> signatures(JsonNode list) {
    if (!list.isArray() || list.size() > MOST_SIGNATURES) {
      throw new IllegalArgumentException("it has no list of signatures, or a too long one");
    }
    Map<String, byte[]> signatures = new LinkedHashMap<>();
    for (JsonNode entry : list) {
      if (!(entry instanceof ObjectNode signature)) {
        throw new IllegalArgumentException("it has a signature that is no object");
      }
      Fields.exactly(signature, Set.of("keyid", "sig"));
      byte[] value = HexFormat.of().parseHex(Fields.hex(signature, "sig"));
      if (signatures.put(keyId(Fields.text(signature, "keyid")), value) != null) {
        throw new IllegalArgumentException("it is signed twice with the same key");
      }
    }
    return signatures;
  }

  static String keyId(String value) {
    if (!KEY_ID.matcher(value).matches()) {
      throw new IllegalArgumentException("it has a key id that is no SHA-256");
    }
    return value;
  }

  /**
   * Counts the different keys of a role that signed this. Keys are told apart by what they are, not
   * by their id, so that one key under two names counts once.
   */
  long validSignatures(RoleKeys role, Map<String, String> publicKeys) {
    return role.keyIds().stream()
        .filter(signatures::containsKey)
        .filter(id -> holds(publicKeys.getOrDefault(id, ""), signatures.get(id)))
        .map(publicKeys::get)
        .distinct()
        .count();
  }

  private boolean holds(String key, byte @Nullable [] signature) {
    return signature != null && Ed25519.holds(key, payload, signature);
  }
}
