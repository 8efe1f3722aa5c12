package org.plantdiseasedetector.ui.models;

import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.plantdiseasedetector.evaluation.Estimate;
import org.plantdiseasedetector.evaluation.MeasuredTrust;
import org.plantdiseasedetector.knowledge.DiseaseName;
import org.plantdiseasedetector.knowledge.DiseaseNames;
import org.plantdiseasedetector.ui.common.Texts;

/** Puts measured figures into words. */
final class TrustWords {

  private final Texts texts;
  private final DiseaseNames names;
  private final NumberFormat percent;
  private final NumberFormat points;
  private final NumberFormat count;

  TrustWords(Texts texts, DiseaseNames names, Locale locale) {
    this.texts = texts;
    this.names = names;
    percent = NumberFormat.getPercentInstance(locale);
    points = NumberFormat.getNumberInstance(locale);
    points.setMinimumFractionDigits(1);
    points.setMaximumFractionDigits(1);
    count = NumberFormat.getIntegerInstance(locale);
  }

  ModelDetails details(MeasuredTrust trust) {
    return new ModelDetails(
        texts.format("trust.model", trust.model().name(), trust.model().version()),
        trust.domains().stream().map(this::group).toList(),
        trust.crops().stream().map(this::crop).toList());
  }

  private ModelDetails.Group group(MeasuredTrust.Group group) {
    List<ModelDetails.BinRow> rows =
        group.bins().stream().filter(bin -> bin.photos() > 0).map(this::row).toList();
    String name = domain(group.name());
    Estimate accuracy = group.accuracy();
    return new ModelDetails.Group(
        name,
        texts.format(
            "trust.accuracy",
            count.format(group.photos()),
            points(accuracy.value()),
            points(accuracy.low()),
            points(accuracy.high())),
        texts.format("trust.calibration", points(group.calibrationError().value())),
        group.bins(),
        texts.format(
            "trust.diagram.accessible",
            name,
            rows.stream()
                .map(row -> texts.format("trust.bin", row.range(), row.right(), row.photos()))
                .collect(Collectors.joining("; "))),
        rows);
  }

  private ModelDetails.BinRow row(MeasuredTrust.Bin bin) {
    return new ModelDetails.BinRow(
        texts.format("trust.range", percent.format(bin.low()), percent.format(bin.high())),
        count.format(bin.photos()),
        percent.format(bin.accuracy()));
  }

  private ModelDetails.CropRow crop(MeasuredTrust.Crop crop) {
    Estimate accuracy = crop.accuracy();
    return new ModelDetails.CropRow(
        cropName(crop.name()),
        count.format(crop.photos()),
        percent.format(accuracy.value()),
        texts.format(
            "trust.range", percent.format(accuracy.low()), percent.format(accuracy.high())));
  }

  private String cropName(String crop) {
    return names.classes().stream()
        .filter(id -> id.crop().equals(crop))
        .findFirst()
        .map(names::nameOf)
        .map(DiseaseName::host)
        .orElse(crop);
  }

  private String domain(String name) {
    return switch (name) {
      case "lab" -> texts.get("trust.domain.lab");
      case "field" -> texts.get("trust.domain.field");
      case MeasuredTrust.ALL -> texts.get("trust.domain.all");
      default -> name;
    };
  }

  private String points(double share) {
    return points.format(100 * share);
  }
}
