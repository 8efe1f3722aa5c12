package org.plantdiseasedetector.knowledge;

/** What kind of organism damages the leaf. */
public enum DamageKind {
  /** A true fungus. */
  FUNGAL,
  /** A water mould, which fungicides against true fungi often miss. */
  OOMYCETE,
  /** A bacterium. */
  BACTERIAL,
  /** A virus. */
  VIRAL,
  /** An insect or a mite. */
  PEST,
  /** No damage. */
  HEALTHY,
  /** A class that the bundled names do not hold, for example of a newer model. */
  UNKNOWN
}
