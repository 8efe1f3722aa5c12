package org.plantdiseasedetector.ui.models;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.model.ModelBundle;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.ui.diagnose.ResultPresenter;
import org.plantdiseasedetector.update.Release;
import org.plantdiseasedetector.update.UpdateOffer;
import org.plantdiseasedetector.update.publish.ReleaseMaker;
import org.plantdiseasedetector.update.tuf.PlainText;

/**
 * Puts an offer into words.
 *
 * @param texts words of the window
 * @param presenter names classes
 * @param locale for dates
 */
record OfferWords(Texts texts, ResultPresenter presenter, Locale locale) {

  private static final double MEGABYTE = 1e6;
  private static final double SHARE = 10_000;

  /**
   * Says what an offer would change.
   *
   * @param offer what a source offers
   * @param used the present model
   * @throws IOException if the figures of the present model cannot be read
   */
  OfferView of(UpdateOffer offer, Optional<ModelBundle> used) throws IOException {
    Release release = offer.release();
    TreeSet<String> before =
        new TreeSet<>(
            used.map(ModelBundle::classes).orElse(List.of()).stream().map(ClassId::value).toList());
    TreeSet<String> after = new TreeSet<>(release.classes());
    return new OfferView(
        texts.format(
            "models.offer.title",
            release.name(),
            release.version(),
            offer.bytes() / MEGABYTE,
            state(offer.state())),
        warnings(offer),
        release.notes(),
        used.isPresent() ? classNames(without(after, before)) : List.of(),
        classNames(without(before, after)),
        figures(release, used),
        offer.state() == UpdateOffer.State.NEWER || offer.state() == UpdateOffer.State.KNOWN);
  }

  private String state(UpdateOffer.State state) {
    return switch (state) {
      case NEWER -> texts.get("models.offer.newer");
      case IN_USE -> texts.get("models.offer.in-use");
      case KNOWN -> texts.get("models.offer.known");
      case OLDER -> texts.get("models.offer.older");
    };
  }

  private List<String> warnings(UpdateOffer offer) {
    List<String> warnings = new ArrayList<>();
    offer.staleSince().ifPresent(since -> warnings.add(texts.format("models.stale", date(since))));
    offer.withdrawn().forEach(name -> warnings.add(texts.format("models.withdrawn", name)));
    return warnings;
  }

  /** Says a day in the user's own form. */
  String date(Instant instant) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(locale)
        .withZone(ZoneId.systemDefault())
        .format(instant);
  }

  private static Collection<String> without(TreeSet<String> all, TreeSet<String> some) {
    TreeSet<String> rest = new TreeSet<>(all);
    rest.removeAll(some);
    return rest;
  }

  private List<String> classNames(Collection<String> ids) {
    return ids.stream().map(this::className).toList();
  }

  /** A release names classes that this version may know nothing of, or in a form that is none. */
  private String className(String id) {
    try {
      return className(new ClassId(id));
    } catch (IllegalArgumentException strange) {
      return PlainText.of(id);
    }
  }

  /** Names a class. */
  String className(ClassId id) {
    return presenter.className(id);
  }

  private List<OfferView.Figure> figures(Release release, Optional<ModelBundle> used)
      throws IOException {
    Map<String, Long> before =
        used.isPresent()
            ? ReleaseMaker.figures(used.get().directory().resolve(ModelBundle.METRICS_FILE))
            : Map.of();
    ModelRows rows = new ModelRows(texts);
    List<OfferView.Figure> figures = new ArrayList<>();
    new TreeMap<>(release.metrics())
        .forEach(
            (name, value) ->
                figures.add(
                    new OfferView.Figure(
                        PlainText.of(rows.figureName(name)),
                        Optional.ofNullable(before.get(name)).map(this::percent).orElse("–"),
                        percent(value))));
    return figures;
  }

  private String percent(long tenThousandths) {
    return texts.format("models.percent", tenThousandths / SHARE);
  }
}
