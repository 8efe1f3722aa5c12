package org.plantdiseasedetector.update.tuf;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.plantdiseasedetector.domain.Sha256;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The root of trust, section 4.3 of the specification.
 *
 * @param version at least 1
 * @param expires from this moment on it does not count
 * @param consistentSnapshot whether file names carry versions and hashes
 * @param keys public Ed25519 keys, 64 hexadecimal digits, by their id
 * @param roles who may sign for each of the four roles
 */
public record RootMetadata(
    long version,
    Instant expires,
    boolean consistentSnapshot,
    Map<String, String> keys,
    Map<Role, RoleKeys> roles) {

  /** Copies the maps. */
  public RootMetadata {
    keys = Map.copyOf(keys);
    roles = Map.copyOf(roles);
  }

  /**
   * Returns who may sign for a role.
   *
   * @param role one of the four
   */
  public RoleKeys of(Role role) {
    return Objects.requireNonNull(roles.get(role));
  }

  /**
   * Reads the signed part of a root file.
   *
   * @param signed checked or not
   * @throws IllegalArgumentException if a role or key is unknown, missing or malformed
   */
  public static RootMetadata parse(ObjectNode signed) {
    Common common = Common.parse(signed, Role.ROOT);
    if (!signed.path("consistent_snapshot").isBoolean()) {
      throw new IllegalArgumentException("it does not tell consistent_snapshot");
    }
    Map<String, String> keys = keys(Fields.object(signed, "keys"));
    return new RootMetadata(
        common.version(),
        common.expires(),
        signed.path("consistent_snapshot").asBoolean(),
        keys,
        roles(Fields.object(signed, "roles"), keys));
  }

  private static Map<String, String> keys(ObjectNode node) {
    Map<String, String> keys = new HashMap<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      ObjectNode key = Fields.object(node, entry.getKey());
      if (!Sha256.hex(StrictJson.canonical(key)).equals(entry.getKey())) {
        throw new IllegalArgumentException("it has a key whose id is not its SHA-256");
      }
      keys.put(entry.getKey(), publicKey(key));
    }
    return keys;
  }

  private static String publicKey(ObjectNode key) {
    if (!Fields.text(key, "keytype").equals(Ed25519.SCHEME)
        || !Fields.text(key, "scheme").equals(Ed25519.SCHEME)) {
      throw new IllegalArgumentException("it has a key of an unknown type or scheme");
    }
    String hex = Fields.hex(Fields.object(key, "keyval"), "public");
    if (hex.length() != 64) {
      throw new IllegalArgumentException("it has a key that is no Ed25519 key");
    }
    return hex;
  }

  private static Map<Role, RoleKeys> roles(ObjectNode node, Map<String, String> keys) {
    Map<Role, RoleKeys> roles = new EnumMap<>(Role.class);
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      Role role =
          Role.of(entry.getKey())
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "it has the unknown role '" + entry.getKey() + "'"));
      roles.put(role, roleKeys(Fields.object(node, entry.getKey()), keys));
    }
    if (roles.size() != Role.values().length) {
      throw new IllegalArgumentException("it lacks a role");
    }
    return roles;
  }

  private static RoleKeys roleKeys(ObjectNode node, Map<String, String> keys) {
    Set<String> ids = new LinkedHashSet<>();
    for (JsonNode id : node.path("keyids")) {
      if (!id.isString() || !keys.containsKey(id.asString()) || !ids.add(id.asString())) {
        throw new IllegalArgumentException("it names a key that is unknown, or one twice");
      }
    }
    return new RoleKeys(
        ids, (int) Math.min(Integer.MAX_VALUE, Fields.number(node, "threshold", 1)));
  }
}
