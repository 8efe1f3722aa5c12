package org.plantdiseasedetector.update.tuf;

import java.util.function.Function;
import org.plantdiseasedetector.update.tuf.TufException.Reason;
import tools.jackson.databind.node.ObjectNode;

/**
 * Form and signatures of single metadata files.
 *
 * @param form how they may be written
 */
record Verifier(WireForm form) {

  /** Reads the root that is trusted because it came with the app; it must have signed itself. */
  RootMetadata firstRoot(byte[] bytes) throws TufException {
    SignedFile file = read("root.json", "5.2", bytes);
    RootMetadata root = parse("root.json", "5.2", file, this::root);
    requireSigned("root.json", "5.2", file, Role.ROOT, root);
    return root;
  }

  /** Reads the root that follows a trusted one. */
  RootMetadata nextRoot(RootMetadata trusted, byte[] bytes) throws TufException {
    String name = (trusted.version() + 1) + ".root.json";
    SignedFile file = read(name, "5.3.4", bytes);
    RootMetadata next = parse(name, "5.3.4", file, this::root);
    requireSigned(name, "5.3.4", file, Role.ROOT, trusted);
    requireSigned(name, "5.3.4", file, Role.ROOT, next);
    if (next.version() != trusted.version() + 1) {
      throw new TufException(
          Reason.ROLLBACK,
          "5.3.5",
          "%s says that it is version %d.".formatted(name, next.version()));
    }
    return next;
  }

  /** Reads metadata of another role. */
  <T> T signed(
      Role role, String step, byte[] bytes, RootMetadata root, Function<ObjectNode, T> parser)
      throws TufException {
    SignedFile file = read(role.file(), step, bytes);
    requireSigned(role.file(), step, file, role, root);
    return parse(role.file(), step, file, parser);
  }

  private RootMetadata root(ObjectNode signed) {
    return RootMetadata.parse(signed, form);
  }

  private SignedFile read(String name, String step, byte[] bytes) throws TufException {
    try {
      return SignedFile.parse(bytes, form);
    } catch (IllegalArgumentException malformed) {
      throw malformed(name, step, malformed);
    }
  }

  private static <T> T parse(
      String name, String step, SignedFile file, Function<ObjectNode, T> parser)
      throws TufException {
    try {
      return parser.apply(file.signed());
    } catch (IllegalArgumentException malformed) {
      throw malformed(name, step, malformed);
    }
  }

  private static TufException malformed(String name, String step, IllegalArgumentException cause) {
    TufException refused =
        new TufException(
            Reason.MALFORMED,
            step,
            "%s is refused: %s.".formatted(name, PlainText.of(String.valueOf(cause.getMessage()))));
    refused.initCause(cause);
    return refused;
  }

  private static void requireSigned(
      String name, String step, SignedFile file, Role role, RootMetadata root) throws TufException {
    RoleKeys keys = root.of(role);
    long valid = file.validSignatures(keys, root.keys());
    if (valid < keys.threshold()) {
      throw new TufException(
          Reason.UNSIGNED,
          step,
          "%s has %d valid signatures of %d that root version %d asks for."
              .formatted(name, valid, keys.threshold(), root.version()));
    }
  }
}
