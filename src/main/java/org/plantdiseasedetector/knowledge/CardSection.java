package org.plantdiseasedetector.knowledge;

import java.util.Locale;

/** The parts of a card that have a heading, in the order to show. */
public enum CardSection {
  /** Names, cause, codes and hosts. */
  FACTS,
  /** What is seen. */
  SYMPTOMS,
  /** What it may be taken for. */
  LOOK_ALIKES,
  /** What the model itself mixes it up with. */
  CONFUSIONS,
  /** What favours it. */
  CONDITIONS,
  /** How it spreads and survives. */
  SPREAD,
  /** When to act. */
  ACTION,
  /** Cultivation and hygiene. */
  CULTURAL,
  /** Biological measures. */
  BIOLOGICAL,
  /** Chemical classes. */
  CHEMICAL,
  /** How to keep products effective. */
  RESISTANCE,
  /** Duties to report. */
  REGULATION,
  /** When to send a sample. */
  LABORATORY,
  /** Sources. */
  REFERENCES;

  /** Returns the key of the heading in the card words. */
  String key() {
    return "section." + name().toLowerCase(Locale.ROOT);
  }
}
