package org.plantdiseasedetector.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.model.ModelBundle;
import org.plantdiseasedetector.update.Release;
import org.plantdiseasedetector.update.UpdateOffer;
import org.plantdiseasedetector.update.publish.ReleaseMaker;

/** Says what an update would change. Stateless. */
final class OfferText {

  private OfferText() {}

  static List<String> of(UpdateOffer offer, Optional<ModelBundle> used) throws IOException {
    Release release = offer.release();
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%s, %.1f MB: %s",
            release.folder(),
            offer.bytes() / 1e6,
            state(offer.state())));
    release.notes().forEach(note -> lines.add("  " + note));
    if (used.isPresent()) {
      classes(release, used.get(), lines);
    }
    metrics(release, used.map(ModelBundle::directory), lines);
    offer
        .staleSince()
        .ifPresent(
            since ->
                lines.add(
                    ("The signatures are genuine but ended on %s: this copy may not be the newest,"
                            + " and a withdrawal since then would be missing in it.")
                        .formatted(since)));
    offer
        .withdrawn()
        .forEach(name -> lines.add(name + " was withdrawn by its publisher and will not be used."));
    return lines;
  }

  private static String state(UpdateOffer.State state) {
    return switch (state) {
      case NEWER -> "newer than the model in use";
      case IN_USE -> "in use already";
      case KNOWN -> "the newest that was in use here; pdd update apply brings it back";
      case OLDER -> "older than what was in use here";
    };
  }

  private static void classes(Release release, ModelBundle used, List<String> lines) {
    TreeSet<String> before = new TreeSet<>(used.classes().stream().map(ClassId::value).toList());
    TreeSet<String> after = new TreeSet<>(release.classes());
    TreeSet<String> added = new TreeSet<>(after);
    added.removeAll(before);
    before.removeAll(after);
    lines.add(
        "  classes: %d%s%s"
            .formatted(after.size(), list(", new: ", added), list(", gone: ", before)));
  }

  private static String list(String heading, Set<String> names) {
    return names.isEmpty() ? "" : heading + String.join(" ", names);
  }

  private static void metrics(Release release, Optional<Path> used, List<String> lines)
      throws IOException {
    Map<String, Long> before =
        used.isPresent()
            ? ReleaseMaker.figures(used.get().resolve(ModelBundle.METRICS_FILE))
            : Map.of();
    release.metrics().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            entry ->
                lines.add(
                    "  %s: %s%s"
                        .formatted(
                            entry.getKey(),
                            percent(entry.getValue()),
                            Optional.ofNullable(before.get(entry.getKey()))
                                .map(value -> " (now " + percent(value) + ")")
                                .orElse(""))));
  }

  private static String percent(long tenThousandths) {
    return String.format(Locale.ROOT, "%.2f %%", tenThousandths / 100.0);
  }
}
