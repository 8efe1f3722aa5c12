package org.plantdiseasedetector.benchmark;

/** What feeds the computer. */
public enum Power {
  /** The socket. */
  MAINS,
  /** The battery; many laptops slow down then. */
  BATTERY,
  /** The system does not tell, or the computer has no battery. */
  UNKNOWN
}
