package org.plantdiseasedetector.history.h2;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.ModelIdentity;
import org.plantdiseasedetector.history.CaseDetails;
import org.plantdiseasedetector.history.CaseIndex;
import org.plantdiseasedetector.history.CaseSummary;
import org.plantdiseasedetector.history.LabelState;
import org.plantdiseasedetector.history.MachineLabel;
import org.plantdiseasedetector.history.Plot;

/**
 * Reads of all cases just what searching needs.
 *
 * @param connection to the database
 */
record IndexRows(Connection connection) {

  /** What the photos of a case add. */
  private static final class Photos {
    private final List<String> names = new ArrayList<>(1);
    private double severity;
    private int measured;

    Optional<Double> meanSeverity() {
      return measured == 0 ? Optional.empty() : Optional.of(severity / measured);
    }
  }

  /**
   * Reads all, each table once from begin to end.
   *
   * @throws CancellationException soon after {@code stopped} says so
   */
  CaseIndex read(BooleanSupplier stopped) throws SQLException {
    // Rows come one by one instead of all at once.
    Sql.execute(connection, "SET LAZY_QUERY_EXECUTION TRUE");
    Map<Long, Photos> photos = new HashMap<>();
    each(
        "SELECT case_number, file_name, severity_percent FROM case_photo",
        stopped,
        row -> add(row, photos.computeIfAbsent(row.getLong(1), number -> new Photos())));
    CaseIndex index = new CaseIndex();
    each(
        "SELECT number, visited, farm, field, plot, crop, variety, notes, tags, outcome,"
            + " candidates, human_state, human_class, model_name, model_version FROM plant_case",
        stopped,
        row -> {
          Photos own = photos.remove(row.getLong(1));
          index.add(source(row, own == null ? new Photos() : own));
        });
    index.sort();
    return index;
  }

  private static void add(ResultSet row, Photos photos) throws SQLException {
    photos.names.add(row.getString(2));
    double severity = row.getDouble(3);
    photos.measured += row.wasNull() ? 0 : 1;
    photos.severity += severity;
  }

  /** Takes a row. */
  private interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  private void each(String sql, BooleanSupplier stopped, RowReader reader) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        if (stopped.getAsBoolean()) {
          throw new CancellationException();
        }
        reader.read(rows);
      }
    }
  }

  private static CaseIndex.Source source(ResultSet row, Photos photos) throws SQLException {
    CaseDetails details =
        new CaseDetails(
            row.getObject(2, LocalDate.class),
            row.getString(3),
            row.getString(4),
            row.getString(5),
            row.getString(6),
            row.getString(7),
            Optional.empty(),
            Optional.empty(),
            row.getString(8),
            Stream.of(row.getString(9).split(",")).toList());
    MachineLabel machine =
        new MachineLabel(
            row.getString(10),
            Candidates.read(row.getString(11)),
            new ModelIdentity(row.getString(14), row.getString(15)));
    LabelState state = LabelState.of(row.getString(12));
    Optional<ClassId> label =
        state == LabelState.UNLABELLED
            ? machine.confidentClass()
            : Optional.ofNullable(row.getString(13)).map(ClassId::new);
    CaseSummary summary =
        new CaseSummary(
            row.getLong(1),
            details.visited(),
            crop(details, label, machine),
            CaseIndex.Source.place(details),
            details.field(),
            machine.outcome(),
            label,
            state,
            photos.meanSeverity(),
            photos.names.size(),
            machine.model());
    return new CaseIndex.Source(
        summary, CaseIndex.Source.texts(details, summary, machine, photos.names), Plot.of(details));
  }

  /** The rule of {@code PlantCase.crop}. */
  private static String crop(CaseDetails details, Optional<ClassId> label, MachineLabel machine) {
    return details.crop().isEmpty()
        ? label.or(() -> machine.top().map(top -> top.classId())).map(ClassId::crop).orElse("")
        : details.crop();
  }
}
