package org.plantdiseasedetector.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.history.CaseDetails;
import org.plantdiseasedetector.history.Position;
import picocli.CommandLine.Option;

/** What a person notes about cases on the command line. */
final class DetailOptions {

  @Option(names = "--visited", paramLabel = "YYYY-MM-DD", description = "Day of the visit.")
  private @Nullable LocalDate visited;

  @Option(names = "--farm", paramLabel = "NAME", description = "Farm.")
  private @Nullable String farm;

  @Option(names = "--field", paramLabel = "NAME", description = "Field.")
  private @Nullable String field;

  @Option(names = "--plot", paramLabel = "NAME", description = "Plot or plant.")
  private @Nullable String plot;

  @Option(names = "--crop", paramLabel = "NAME", description = "Crop.")
  private @Nullable String crop;

  @Option(names = "--variety", paramLabel = "NAME", description = "Variety.")
  private @Nullable String variety;

  @Option(names = "--stage", paramLabel = "BBCH", description = "Growth stage, BBCH 0 to 99.")
  private @Nullable Integer stage;

  @Option(
      names = "--gps",
      paramLabel = "LAT,LON",
      description = "Position in degrees, or 'none' to leave it out.")
  private @Nullable String gps;

  @Option(names = "--notes", paramLabel = "TEXT", description = "Free text.")
  private @Nullable String notes;

  @Option(names = "--tag", paramLabel = "TAG", description = "A tag; may be given several times.")
  private @Nullable List<String> tags;

  /** Returns whether the user named a day. */
  boolean hasDay() {
    return visited != null;
  }

  /**
   * Returns the given details, and those of {@code base} where none were given.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  CaseDetails over(CaseDetails base) {
    return new CaseDetails(
        or(visited, base.visited()),
        or(farm, base.farm()),
        or(field, base.field()),
        or(plot, base.plot()),
        or(crop, base.crop()),
        or(variety, base.variety()),
        stage == null ? base.growthStage() : Optional.of(stage),
        gps == null ? base.position() : position(gps),
        or(notes, base.notes()),
        or(tags, base.tags()));
  }

  private static <T> T or(@Nullable T given, T base) {
    return given == null ? base : given;
  }

  private static Optional<Position> position(String text) {
    if (text.equals("none")) {
      return Optional.empty();
    }
    String[] parts = text.split(",", -1);
    try {
      return Optional.of(
          new Position(Double.parseDouble(parts[0].strip()), Double.parseDouble(parts[1].strip())));
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException nonsense) {
      throw new IllegalArgumentException(
          "--gps needs latitude and longitude in degrees, for example 48.137,11.576, not " + text,
          nonsense);
    }
  }
}
