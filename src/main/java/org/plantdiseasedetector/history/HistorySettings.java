package org.plantdiseasedetector.history;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.plantdiseasedetector.vault.DurableFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the user or the organisation decided about the history, kept in {@code
 * history-settings.json} of the data folder. It holds nothing about cases and is not encrypted.
 *
 * @param backupAfterChanges so many changes without a backup make one due, 1 to 100,000
 * @param backupAfterHours so many hours after the first change without a backup one is due, 1 to
 *     8,760
 * @param keepDays of how many days the last backup is kept, 1 to 366
 * @param keepWeeks of how many weeks the last backup is kept, 0 to 520
 * @param retentionYears so many full years after the visit a case may be erased, 1 to 100; without
 *     it cases are kept
 */
public record HistorySettings(
    int backupAfterChanges,
    int backupAfterHours,
    int keepDays,
    int keepWeeks,
    Optional<Integer> retentionYears) {

  /** Name of the file. */
  public static final String FILE = "history-settings.json";

  /** What holds until somebody decides otherwise. */
  public static final HistorySettings STANDARD =
      new HistorySettings(50, 24, 7, 4, Optional.empty());

  private static final int MOST_BYTES = 4096;
  private static final String CHANGES = "backupAfterChanges";
  private static final String HOURS = "backupAfterHours";
  private static final String DAYS = "keepDays";
  private static final String WEEKS = "keepWeeks";
  private static final String RETENTION = "retentionYears";

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  public HistorySettings {
    check(CHANGES, backupAfterChanges, 1, 100_000);
    check(HOURS, backupAfterHours, 1, 8_760);
    check(DAYS, keepDays, 1, 366);
    check(WEEKS, keepWeeks, 0, 520);
    retentionYears.ifPresent(years -> check(RETENTION, years, 1, 100));
  }

  private static void check(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s must be %d to %d, not %d.".formatted(name, least, most, value));
    }
  }

  /** Returns which backups stay. */
  public BackupRotation rotation() {
    return BackupRotation.daysAndWeeks(keepDays, keepWeeks);
  }

  /**
   * Reads the file.
   *
   * @param dataFolder the app's folder
   * @return {@link #STANDARD} if there is no file
   * @throws HistoryException if it is damaged; nothing is replaced by defaults then
   */
  public static HistorySettings read(Path dataFolder) throws HistoryException {
    Path file = dataFolder.resolve(FILE);
    try {
      return parse(new JsonMapper().readTree(DurableFile.read(file, MOST_BYTES)));
    } catch (NoSuchFileException none) {
      return STANDARD;
    } catch (IllegalArgumentException | JacksonException damaged) {
      throw new HistoryException(
          HistoryException.Reason.INVALID,
          "%s cannot be used: %s Correct it, or delete it to get the standard settings."
              .formatted(file, firstLine(damaged)),
          damaged);
    } catch (IOException refused) {
      throw failure(file, refused);
    }
  }

  private static String firstLine(Exception damaged) {
    return String.valueOf(damaged.getMessage()).lines().findFirst().orElse("");
  }

  private static HistorySettings parse(JsonNode node) {
    Set<String> unknown = new TreeSet<>(node.propertyNames());
    unknown.removeAll(Set.of(CHANGES, HOURS, DAYS, WEEKS, RETENTION));
    if (!node.isObject() || !unknown.isEmpty()) {
      throw new IllegalArgumentException("It has unknown keys: " + unknown + ".");
    }
    return new HistorySettings(
        number(node, CHANGES).orElse(STANDARD.backupAfterChanges()),
        number(node, HOURS).orElse(STANDARD.backupAfterHours()),
        number(node, DAYS).orElse(STANDARD.keepDays()),
        number(node, WEEKS).orElse(STANDARD.keepWeeks()),
        number(node, RETENTION));
  }

  private static Optional<Integer> number(JsonNode node, String key) {
    JsonNode value = node.path(key);
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw new IllegalArgumentException(key + " is no whole number.");
    }
    return Optional.of(value.asInt());
  }

  /**
   * Writes the file.
   *
   * @param dataFolder the app's folder, which exists
   * @throws HistoryException if it cannot be written; an older one stays then
   */
  public void write(Path dataFolder) throws HistoryException {
    JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    ObjectNode node = mapper.createObjectNode();
    node.put(CHANGES, backupAfterChanges).put(HOURS, backupAfterHours);
    node.put(DAYS, keepDays).put(WEEKS, keepWeeks);
    retentionYears.ifPresent(years -> node.put(RETENTION, years));
    Path file = dataFolder.resolve(FILE);
    try {
      DurableFile.write(file, mapper.writeValueAsBytes(node));
    } catch (IOException refused) {
      throw failure(file, refused);
    }
  }

  private static HistoryException failure(Path file, IOException cause) {
    return new HistoryException(
        HistoryException.Reason.INPUT_OUTPUT,
        "%s cannot be read or written: %s. Check its rights and the disk's free space."
            .formatted(file, cause.getMessage()),
        cause);
  }
}
