package org.plantdiseasedetector.knowledge;

import java.util.List;

/** A set of cards that cannot be used. The message names every fault that was found. */
public final class CardException extends Exception {

  private static final long serialVersionUID = 1L;

  private static final int MOST_SHOWN = 20;

  /** Makes an exception from all faults, at least one. */
  CardException(List<String> problems) {
    super(text(problems));
  }

  private static String text(List<String> problems) {
    String shown = String.join("\n", problems.subList(0, Math.min(MOST_SHOWN, problems.size())));
    int more = problems.size() - MOST_SHOWN;
    return more > 0 ? shown + "\nand " + more + " more" : shown;
  }
}
