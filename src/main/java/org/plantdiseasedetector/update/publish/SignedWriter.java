package org.plantdiseasedetector.update.publish;

import java.util.Collection;
import java.util.HexFormat;
import org.plantdiseasedetector.update.tuf.Ed25519;
import org.plantdiseasedetector.update.tuf.StrictJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Signs metadata. Stateless. */
public final class SignedWriter {

  private SignedWriter() {}

  /**
   * Signs.
   *
   * @param signed what is signed
   * @param keys who signs
   * @return the canonical file
   */
  public static byte[] sign(ObjectNode signed, Collection<SigningKey> keys) {
    byte[] payload = StrictJson.canonical(signed);
    ObjectNode file = StrictJson.object();
    file.set("signed", signed);
    ArrayNode signatures = file.putArray("signatures");
    for (SigningKey key : keys) {
      signatures
          .addObject()
          .put("keyid", key.id())
          .put("sig", HexFormat.of().formatHex(Ed25519.sign(key.secret(), payload)));
    }
    return StrictJson.canonical(file);
  }
}
