package org.plantdiseasedetector.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.plantdiseasedetector.history.CaseDigest;
import org.plantdiseasedetector.history.History;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.history.PlantCase;
import org.plantdiseasedetector.report.pdf.PdfSeal;
import org.plantdiseasedetector.vault.KeyMaterial;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tells whether a PDF is what this history once said about its cases. Stateless. */
public final class ReportCheck {

  /** The answer. */
  public enum Verdict {
    /** Unchanged, and the cases still say the same. */
    GENUINE,
    /** Unchanged, but a case was changed after the report was made. */
    OLDER_THAN_CASE,
    /** Changed, or not made with this history. */
    CHANGED_OR_FOREIGN,
    /** Unchanged, but about other cases than those that were named. */
    OTHER_CASES
  }

  /**
   * The answer with what it is about.
   *
   * @param verdict the answer
   * @param cases numbers of the cases in the report; empty unless it is unchanged
   */
  public record Answer(Verdict verdict, List<Long> cases) {
    /** Copies the list. */
    public Answer {
      cases = List.copyOf(cases);
    }
  }

  private ReportCheck() {}

  /**
   * Checks a file.
   *
   * @param pdf any bytes
   * @param key from {@link ReportMaker#key}
   * @param history open
   * @param named numbers of the cases that it should be about; empty for whatever it is about
   * @throws HistoryException if the history cannot be read
   */
  public static Answer check(byte[] pdf, KeyMaterial key, History history, List<Long> named)
      throws HistoryException {
    List<Report.CaseMark> marks;
    try {
      if (!PdfSeal.isIntact(pdf, key)) {
        return new Answer(Verdict.CHANGED_OR_FOREIGN, List.of());
      }
      marks = marks(PdfSeal.content(pdf));
    } catch (IOException | JacksonException | IllegalArgumentException damaged) {
      return new Answer(Verdict.CHANGED_OR_FOREIGN, List.of());
    }
    List<Long> numbers = marks.stream().map(Report.CaseMark::number).toList();
    if (!named.isEmpty() && !named.stream().sorted().distinct().toList().equals(sorted(numbers))) {
      return new Answer(Verdict.OTHER_CASES, numbers);
    }
    return new Answer(compare(marks, history), numbers);
  }

  private static List<Long> sorted(List<Long> numbers) {
    return numbers.stream().sorted().toList();
  }

  private static Verdict compare(List<Report.CaseMark> marks, History history)
      throws HistoryException {
    Verdict verdict = Verdict.GENUINE;
    for (Report.CaseMark mark : marks) {
      PlantCase now = history.find(mark.number());
      if (!now.id().equals(mark.id())) {
        return Verdict.OTHER_CASES;
      }
      if (!CaseDigest.of(now).equals(mark.digest())) {
        verdict = Verdict.OLDER_THAN_CASE;
      }
    }
    return verdict;
  }

  private static List<Report.CaseMark> marks(Optional<byte[]> content) {
    JsonNode root = JsonMapper.shared().readTree(content.orElseGet(() -> new byte[0]));
    List<Report.CaseMark> marks = new ArrayList<>();
    for (JsonNode node : root.path("cases")) {
      marks.add(
          new Report.CaseMark(
              node.path("number").asLong(0),
              UUID.fromString(node.path("id").asString("")),
              node.path("digest").asString("")));
    }
    if (marks.isEmpty()) {
      throw new IllegalArgumentException("No cases");
    }
    return marks;
  }
}
