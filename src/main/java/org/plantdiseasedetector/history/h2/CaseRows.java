package org.plantdiseasedetector.history.h2;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.ComputeDevice;
import org.plantdiseasedetector.domain.ModelIdentity;
import org.plantdiseasedetector.history.CaseDetails;
import org.plantdiseasedetector.history.CasePhoto;
import org.plantdiseasedetector.history.HumanLabel;
import org.plantdiseasedetector.history.LabelState;
import org.plantdiseasedetector.history.MachineLabel;
import org.plantdiseasedetector.history.PhotoMeasures;
import org.plantdiseasedetector.history.PlantCase;
import org.plantdiseasedetector.history.Position;

/**
 * Cases and photos as rows. All calls run within the caller's transaction. Not thread-safe.
 *
 * @param connection to the database
 */
record CaseRows(Connection connection) {

  private static final int BATCH = 1000;

  /** Inserts a case with its photos and returns the number that it got. */
  long insert(PlantCase added) throws SQLException {
    CaseDetails d = added.details();
    MachineLabel m = added.machine();
    long number =
        Sql.insert(
            connection,
            "INSERT INTO plant_case (id, created, changed, visited, farm, field, plot, crop,"
                + " variety, growth_stage, latitude, longitude, notes, tags, outcome, candidates,"
                + " model_name, model_version, human_state)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'unlabelled')",
            Stream.of(
                    new Object[] {added.id(), added.created(), added.changed()},
                    details(d),
                    new Object[] {
                      m.outcome(),
                      Candidates.write(m.candidates()),
                      m.model().name(),
                      m.model().version()
                    })
                .flatMap(Stream::of)
                .toArray());
    for (int i = 0; i < added.photos().size(); i++) {
      insert(number, i, added.photos().get(i));
    }
    return number;
  }

  private static @Nullable Object[] details(CaseDetails d) {
    return new @Nullable Object[] {
      d.visited(),
      d.farm(),
      d.field(),
      d.plot(),
      d.crop(),
      d.variety(),
      d.growthStage().orElse(null),
      d.position().map(Position::latitude).orElse(null),
      d.position().map(Position::longitude).orElse(null),
      d.notes(),
      String.join(",", d.tags())
    };
  }

  private void insert(long number, int position, CasePhoto p) throws SQLException {
    Sql.update(
        connection,
        "INSERT INTO case_photo VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        p.id(),
        number,
        position,
        p.fileName(),
        p.sha256(),
        p.bytes(),
        p.takenAt().orElse(null),
        p.machine().outcome(),
        Candidates.write(p.machine().candidates()),
        p.machine().model().name(),
        p.machine().model().version(),
        p.device().id(),
        p.measures().severityPercent().orElse(null),
        p.measures().sharpness().orElse(null),
        p.measures().exposure().orElse(null),
        p.measures().leafFraction().orElse(null),
        String.join("\n", p.warnings()));
  }

  /** Writes details and human label of a case; the machine's answer and the photos never change. */
  void update(PlantCase of) throws SQLException {
    Sql.update(
        connection,
        "UPDATE plant_case SET visited = ?, farm = ?, field = ?, plot = ?, crop = ?, variety = ?,"
            + " growth_stage = ?, latitude = ?, longitude = ?, notes = ?, tags = ?, changed = ?,"
            + " human_state = ?, human_class = ?, human_by = ?, human_at = ? WHERE number = ?",
        Stream.of(
                details(of.details()),
                new @Nullable Object[] {
                  of.changed(),
                  of.labelState().id(),
                  of.human().flatMap(HumanLabel::classId).map(ClassId::value).orElse(null),
                  of.human().map(HumanLabel::by).orElse(null),
                  of.human().map(HumanLabel::at).orElse(null),
                  of.number()
                })
            .flatMap(Stream::of)
            .toArray());
  }

  Optional<PlantCase> find(long number) throws SQLException {
    List<PlantCase> found = new ArrayList<>();
    range(number, number, found::add);
    return found.stream().findFirst();
  }

  Optional<Long> withPhoto(String sha256) throws SQLException {
    return Sql.query(
            connection,
            "SELECT case_number FROM case_photo WHERE sha256 = ? LIMIT 1",
            row -> row.getLong(1),
            sha256)
        .stream()
        .findFirst();
  }

  boolean hasPhoto(UUID photo) throws SQLException {
    return !Sql.query(
            connection, "SELECT 1 FROM case_photo WHERE id = ?", row -> row.getInt(1), photo)
        .isEmpty();
  }

  /** Reads all cases, the oldest first, a thousand at a time. */
  void all(Consumer<PlantCase> reader) throws SQLException {
    long last =
        Sql.query(
                connection,
                "SELECT COALESCE(MAX(number), 0) FROM plant_case",
                row -> row.getLong(1))
            .getFirst();
    for (long from = 1; from <= last; from += BATCH) {
      range(from, from + BATCH - 1, reader);
    }
  }

  /** Returns the numbers of the cases that fit a condition, the oldest first. */
  List<Long> numbers(String condition, Object value) throws SQLException {
    return Sql.query(
        connection,
        "SELECT number FROM plant_case WHERE " + condition + " ORDER BY number",
        row -> row.getLong(1),
        value);
  }

  /** Deletes a case with everything that the database has of it, but the audit log. */
  void delete(PlantCase gone) throws SQLException {
    Sql.update(connection, "DELETE FROM photo_embedding WHERE case_number = ?", gone.number());
    Sql.update(connection, "DELETE FROM case_photo WHERE case_number = ?", gone.number());
    Sql.update(connection, "DELETE FROM plant_case WHERE number = ?", gone.number());
    Sql.update(connection, "DELETE FROM exchanged_case WHERE id = ?", gone.id());
    for (CasePhoto photo : gone.photos()) {
      Sql.update(connection, "INSERT INTO erased_photo VALUES (?)", photo.id());
    }
  }

  /** Returns the photos whose rows are gone, but perhaps not their files. */
  List<UUID> erasedPhotos() throws SQLException {
    return Sql.query(
        connection, "SELECT id FROM erased_photo", row -> row.getObject(1, UUID.class));
  }

  /** Notes that nothing of the erased photos is left. */
  void forgetErasedPhotos() throws SQLException {
    Sql.update(connection, "DELETE FROM erased_photo");
  }

  private void range(long from, long to, Consumer<PlantCase> reader) throws SQLException {
    Map<Long, List<CasePhoto>> photos = new HashMap<>();
    Sql.query(
        connection,
        "SELECT * FROM case_photo WHERE case_number BETWEEN ? AND ?"
            + " ORDER BY case_number, position",
        row ->
            photos
                .computeIfAbsent(row.getLong("case_number"), number -> new ArrayList<>())
                .add(photo(row)),
        from,
        to);
    Sql.query(
            connection,
            "SELECT * FROM plant_case WHERE number BETWEEN ? AND ? ORDER BY number",
            row -> plantCase(row, photos.getOrDefault(row.getLong("number"), List.of())),
            from,
            to)
        .forEach(reader);
  }

  private static PlantCase plantCase(ResultSet row, List<CasePhoto> photos) throws SQLException {
    return new PlantCase(
        row.getLong("number"),
        row.getObject("id", UUID.class),
        row.getObject("created", Instant.class),
        row.getObject("changed", Instant.class),
        new CaseDetails(
            row.getObject("visited", LocalDate.class),
            row.getString("farm"),
            row.getString("field"),
            row.getString("plot"),
            row.getString("crop"),
            row.getString("variety"),
            Optional.ofNullable(row.getObject("growth_stage", Integer.class)),
            position(row),
            row.getString("notes"),
            Stream.of(row.getString("tags").split(",")).toList()),
        machine(row),
        human(row),
        photos);
  }

  private static Optional<Position> position(ResultSet row) throws SQLException {
    Optional<Double> latitude = number(row, "latitude");
    Optional<Double> longitude = number(row, "longitude");
    return latitude.isPresent() && longitude.isPresent()
        ? Optional.of(new Position(latitude.get(), longitude.get()))
        : Optional.empty();
  }

  private static MachineLabel machine(ResultSet row) throws SQLException {
    return new MachineLabel(
        row.getString("outcome"),
        Candidates.read(row.getString("candidates")),
        new ModelIdentity(row.getString("model_name"), row.getString("model_version")));
  }

  private static Optional<HumanLabel> human(ResultSet row) throws SQLException {
    LabelState state = LabelState.of(row.getString("human_state"));
    return state == LabelState.UNLABELLED
        ? Optional.empty()
        : Optional.of(
            new HumanLabel(
                state,
                Optional.ofNullable(row.getString("human_class")).map(ClassId::new),
                row.getString("human_by"),
                row.getObject("human_at", Instant.class)));
  }

  private static CasePhoto photo(ResultSet row) throws SQLException {
    return new CasePhoto(
        row.getObject("id", UUID.class),
        row.getString("file_name"),
        row.getString("sha256"),
        row.getLong("bytes"),
        Optional.ofNullable(row.getObject("taken_at", LocalDateTime.class)),
        machine(row),
        new PhotoMeasures(
            number(row, "severity_percent"),
            number(row, "sharpness"),
            number(row, "exposure"),
            number(row, "leaf_fraction")),
        ComputeDevice.valueOf(row.getString("device").toUpperCase(Locale.ROOT)),
        row.getString("warnings").isEmpty()
            ? List.of()
            : List.of(row.getString("warnings").split("\n")));
  }

  private static Optional<Double> number(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, Double.class));
  }
}
