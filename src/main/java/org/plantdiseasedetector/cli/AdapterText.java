package org.plantdiseasedetector.cli;

import java.util.Locale;
import org.plantdiseasedetector.adaptation.Adapter;
import org.plantdiseasedetector.adaptation.Doubt;
import org.plantdiseasedetector.adaptation.LearningCurve;
import org.plantdiseasedetector.adaptation.Proof;
import org.plantdiseasedetector.adaptation.Refit;
import org.plantdiseasedetector.casebook.AdapterDesk;
import org.plantdiseasedetector.evaluation.Estimate;

/** Puts what was learnt into words. Stateless. */
final class AdapterText {

  private AdapterText() {}

  static String of(AdapterDesk.Found found) {
    if (found.result().isEmpty()) {
      return words(new Doubt.NoCases());
    }
    Refit.Result result = found.result().get();
    Proof proof = result.proof();
    StringBuilder text = new StringBuilder();
    text.append(
        line(
            "%d photos of %d plants, each plant judged by a head that has not seen it.",
            proof.photos(), proof.plants()));
    text.append(line("%-26s %24s %24s", "", "before", "after"));
    text.append(row("Top-1", proof.accuracyBefore(), proof.accuracyAfter()));
    text.append(row("Macro-F1", proof.macroBefore(), proof.macroAfter()));
    text.append(line("%-26s %49s", "Gain of macro-F1, points", estimate(proof.gain())));
    text.append(
        line(
            "%-26s %24.1f %24.1f",
            proof.references() + " built-in photos, top-1",
            100 * proof.referencesBefore(),
            100 * proof.referencesAfter()));
    proof.classes().forEach(one -> text.append(line(one)));
    text.append(curveAndSuspects(found.curve(), result));
    proof.doubts().forEach(doubt -> text.append("Not offered: ").append(words(doubt)).append('\n'));
    return text.toString().stripTrailing();
  }

  private static String line(Proof.OfClass one) {
    return line(
        "%-26s %24.1f %24.1f  (%d photos%s)",
        one.label(),
        100 * one.before(),
        100 * one.after(),
        one.photos(),
        one.own() ? ", a class of your own" : "");
  }

  private static String curveAndSuspects(LearningCurve curve, Refit.Result result) {
    StringBuilder text = new StringBuilder();
    for (LearningCurve.Point point : curve.points()) {
      text.append(
          line(
              "Learning curve: %d photos per class: macro-F1 %.1f",
              point.perClass(), 100 * point.macroF1()));
    }
    for (Refit.Suspect suspect : result.suspects()) {
      text.append(
          line(
              "Look again at case %d: labelled %s, looks like %s (%.2f).",
              suspect.example().caseNumber(),
              suspect.example().label(),
              suspect.instead(),
              suspect.probability()));
    }
    return text.toString();
  }

  private static String row(String name, Estimate before, Estimate after) {
    return line("%-26s %24s %24s", name, estimate(before), estimate(after));
  }

  private static String estimate(Estimate of) {
    return String.format(
        Locale.ROOT, "%.1f (%.1f to %.1f)", 100 * of.value(), 100 * of.low(), 100 * of.high());
  }

  @SuppressWarnings("AnnotateFormatMethod")
  private static String line(String format, Object... parts) {
    return String.format(Locale.ROOT, format, parts).stripTrailing() + "\n";
  }

  static String words(Doubt doubt) {
    return switch (doubt) {
      case Doubt.NoCases() ->
          "No case is confirmed or corrected. Label some with pdd history label.";
      case Doubt.NoReferences() ->
          "The model has no reference photos, so nobody can tell what it would forget. Install a"
              + " newer model.";
      case Doubt.TooFewPhotos few ->
          "%d photos of %s: %d more are needed."
              .formatted(few.photos(), few.label(), few.missing());
      case Doubt.NoGain gain ->
          String.format(
              Locale.ROOT,
              "it brings %.1f points of macro-F1, and no less than %.1f cannot be excluded.",
              gain.points(),
              gain.lowest());
      case Doubt.ClassFalls falls ->
          String.format(
              Locale.ROOT, "%s would fall by %.1f points.", falls.label(), falls.points());
      case Doubt.ReferencesFall fall ->
          String.format(
              Locale.ROOT, "the built-in photos would fall by %.1f points.", fall.points());
    };
  }

  static String line(Adapter adapter, boolean active) {
    Adapter.Facts facts = adapter.facts();
    return String.format(
        Locale.ROOT,
        "%s %d  %s  %s  %d photos of %d plants  macro-F1 %.1f -> %.1f  built-in %.1f -> %.1f%s",
        active ? "*" : " ",
        adapter.number(),
        adapter.model().identity(),
        adapter.created(),
        facts.photos(),
        facts.plants(),
        100 * facts.before(),
        100 * facts.after(),
        100 * facts.referencesBefore(),
        100 * facts.referencesAfter(),
        facts.own().isEmpty() ? "" : "  own classes: " + facts.own());
  }
}
