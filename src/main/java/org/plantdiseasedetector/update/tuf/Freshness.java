package org.plantdiseasedetector.update.tuf;

/** What happens with metadata whose time has passed (docs/adr/0085). */
public enum Freshness {
  /** From a server, which can always have fresh ones: everything expired is refused. */
  ONLINE,
  /**
   * From a stick or folder: an expired timestamp or snapshot is accepted and reported; an expired
   * root or targets file is refused.
   */
  CARRIED
}
