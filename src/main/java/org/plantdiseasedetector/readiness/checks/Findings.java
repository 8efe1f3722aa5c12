package org.plantdiseasedetector.readiness.checks;

import java.util.List;
import java.util.Locale;
import org.plantdiseasedetector.readiness.Finding;

/** Short forms of findings and figures. */
@SuppressWarnings("AnnotateFormatMethod") // A library would be needed for the annotation.
final class Findings {

  private Findings() {}

  static Finding pass(String words, Object... figures) {
    return new Finding.Pass(text(words, figures));
  }

  static String text(String words, Object... figures) {
    return String.format(Locale.ROOT, words, figures);
  }

  /** Something that the project does not have yet. */
  static Finding notBuilt(List<String> missing) {
    return new Finding.Fail(
        "Not built: the installation has no " + String.join(", no ", missing) + ".",
        "This version does not ship it. Where your deployment needs it, wait for a version that"
            + " does.");
  }

  static Finding notBuilt(String what, String remedy) {
    return new Finding.Fail("Not built: " + what, remedy);
  }

  static Finding verdict(boolean isGood, String evidence, String remedy) {
    return isGood ? new Finding.Pass(evidence) : new Finding.Fail(evidence, remedy);
  }

  /** Shows the first of many. */
  static String some(List<String> all) {
    int most = 5;
    String first = String.join("; ", all.subList(0, Math.min(most, all.size())));
    return all.size() > most ? first + "; and " + (all.size() - most) + " more" : first;
  }

  static String mebibytes(long bytes) {
    return text("%.1f MiB", bytes / (double) (1 << 20));
  }
}
