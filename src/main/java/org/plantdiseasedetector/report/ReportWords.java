package org.plantdiseasedetector.report;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import org.plantdiseasedetector.domain.Candidate;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.Severity;
import org.plantdiseasedetector.domain.SeverityGrade;
import org.plantdiseasedetector.history.Position;
import org.plantdiseasedetector.knowledge.DiseaseName;

/** Puts numbers, dates, classes and remarks into the words of a language. Immutable. */
final class ReportWords {

  private static final double ALMOST_CERTAIN = 0.99;
  private static final double VERY_LIKELY = 0.90;
  private static final double LIKELY = 0.66;
  private static final double POSSIBLE = 0.33;
  private static final double ONE_PERCENT = 0.01;
  private static final int PLACE_DIGITS = 5;

  /** Beginnings of the remarks that photos get when they are diagnosed. */
  private static final Map<String, String> REMARKS =
      Map.of(
          "The photo is not sharp", "remark.blurred",
          "The leaf is dark", "remark.dark",
          "The leaf is overexposed", "remark.bright",
          "The leaf mirrors the light", "remark.glare",
          "Move closer", "remark.far",
          "The photo is only", "remark.small");

  private final ReportTexts texts;
  private final Background background;
  private final ZoneId zone;

  ReportWords(ReportTexts texts, Background background, ZoneId zone) {
    this.texts = texts;
    this.background = background;
    this.zone = zone;
  }

  String get(String key) {
    return texts.get(key);
  }

  String format(String key, Object... arguments) {
    return texts.format(key, arguments);
  }

  Locale language() {
    return texts.language();
  }

  /** Names the condition, without the crop. */
  String condition(ClassId id) {
    return background
        .cards()
        .card(id, language())
        .map(card -> card.name())
        .orElseGet(() -> background.names().nameOf(id).commonName());
  }

  /** Names the condition with its crop. */
  String name(ClassId id) {
    return format("class.name", condition(id), crop(id));
  }

  String crop(ClassId id) {
    return background
        .cards()
        .card(id, language())
        .map(card -> card.crop())
        .orElseGet(() -> background.names().nameOf(id).host());
  }

  /** Names a crop that is either the host part of class ids or what a person wrote. */
  String crop(String crop) {
    return background.names().classes().stream()
        .filter(id -> id.crop().equals(crop))
        .findFirst()
        .map(this::crop)
        .orElse(crop);
  }

  DiseaseName bundled(ClassId id) {
    return background.names().nameOf(id);
  }

  /** Number and words; the ends of the scale never claim certainty. */
  String confidence(double probability) {
    return format("confidence", words(probability), percent(probability));
  }

  String percent(double probability) {
    NumberFormat percent = NumberFormat.getPercentInstance(language());
    if (probability > ALMOST_CERTAIN) {
      return format("percent.more", percent.format(ALMOST_CERTAIN));
    }
    if (probability < ONE_PERCENT) {
      return format("percent.less", percent.format(ONE_PERCENT));
    }
    return percent.format(probability);
  }

  /**
   * The likelihood scale of the IPCC guidance note on uncertainties (Mastrandrea et al. 2010, table
   * 1), as in the window.
   */
  String words(double probability) {
    if (probability >= ALMOST_CERTAIN) {
      return get("likelihood.almost-certain");
    }
    if (probability >= VERY_LIKELY) {
      return get("likelihood.very-likely");
    }
    if (probability >= LIKELY) {
      return get("likelihood.likely");
    }
    return get(probability >= POSSIBLE ? "likelihood.possible" : "likelihood.unlikely");
  }

  String candidate(Candidate candidate) {
    return format("candidate", name(candidate.classId()), percent(candidate.confidence()));
  }

  /** Percentage, grade and the grade's range. */
  String severity(double percent) {
    SeverityGrade grade = new Severity(percent).grade();
    return format(
        "severity", number(percent, 1), SeverityGrade.SCALE, grade.number(), range(grade));
  }

  String range(SeverityGrade grade) {
    return grade.above() == grade.upTo()
        ? format("severity.exact", number(grade.upTo(), 0))
        : format("severity.range", number(grade.above(), 0), number(grade.upTo(), 0));
  }

  String number(double value, int digits) {
    NumberFormat format = NumberFormat.getNumberInstance(language());
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    return format.format(value);
  }

  String date(LocalDate date) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(language()).format(date);
  }

  String date(Instant time) {
    return date(LocalDate.ofInstant(time, zone));
  }

  String place(Position position) {
    return format(
        "place",
        number(Math.abs(position.latitude()), PLACE_DIGITS),
        get(position.latitude() < 0 ? "place.south" : "place.north"),
        number(Math.abs(position.longitude()), PLACE_DIGITS),
        get(position.longitude() < 0 ? "place.west" : "place.east"));
  }

  /** Says a stored remark in this language; one that is not known stays as it is. */
  String remark(String stored) {
    return REMARKS.entrySet().stream()
        .filter(entry -> stored.startsWith(entry.getKey()))
        .findFirst()
        .map(entry -> get(entry.getValue()))
        .orElse(stored);
  }
}
