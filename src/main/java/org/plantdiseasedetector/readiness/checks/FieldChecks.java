package org.plantdiseasedetector.readiness.checks;

import static org.plantdiseasedetector.readiness.checks.Findings.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.history.CaseQuery;
import org.plantdiseasedetector.history.CaseSummary;
import org.plantdiseasedetector.history.History;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.history.LabelState;
import org.plantdiseasedetector.history.PlantCase;
import org.plantdiseasedetector.readiness.Finding;

/**
 * What the users themselves found out: their confirmed and corrected cases.
 *
 * @param facts what is known about the installation
 */
record FieldChecks(Facts facts) {

  private static final int LEAST_LABELLED = 30;
  private static final int MOST_READ = 10_000;

  /** Share of right first answers below which confident answers mislead. */
  private static final double LEAST_ACCURACY = 0.6;

  /** Quantile of the normal distribution for 95 %. */
  private static final double Z = 1.96;

  void fill(Table table) {
    table.automated("post-deployment.1", this::accuracy, "docs/history.md");
    table.automated("post-deployment.4", this::feedback, "docs/history.md");
  }

  private List<PlantCase> labelled(History history) throws HistoryException {
    List<PlantCase> labelled = new ArrayList<>();
    for (CaseSummary summary : history.search(CaseQuery.ALL, 0, MOST_READ).cases()) {
      if (summary.state() == LabelState.CONFIRMED || summary.state() == LabelState.CORRECTED) {
        labelled.add(history.find(summary.number()));
      }
    }
    return labelled;
  }

  private Finding accuracy() throws Exception {
    Optional<History> history = facts.hasHistory() ? facts.history().get() : Optional.empty();
    if (history.isEmpty()) {
      return locked();
    }
    List<PlantCase> cases = labelled(history.get());
    long right = cases.stream().filter(FieldChecks::isRight).count();
    if (cases.isEmpty()) {
      return new Finding.Fail("No case was confirmed or corrected yet.", confirm());
    }
    double[] interval = wilson(right, cases.size());
    String evidence =
        text(
            "In %d confirmed or corrected cases the machine's first answer was right in %d:"
                + " %.1f %% (95 %% interval %.1f–%.1f).",
            cases.size(),
            right,
            100.0 * right / cases.size(),
            100 * interval[0],
            100 * interval[1]);
    if (interval[1] < LEAST_ACCURACY) {
      return new Finding.Fail(evidence, "Do not rely on the machine in these fields.");
    }
    return cases.size() >= LEAST_LABELLED && interval[0] >= LEAST_ACCURACY
        ? new Finding.Pass(evidence)
        : new Finding.Warn(evidence, confirm());
  }

  private static boolean isRight(PlantCase one) {
    Optional<ClassId> said = one.machine().top().map(top -> top.classId());
    return said.isPresent() && said.equals(one.label());
  }

  /**
   * Interval of a share (E. B. Wilson, "Probable inference, the law of succession, and statistical
   * inference", JASA 22, 1927).
   */
  static double[] wilson(long right, long of) {
    double p = (double) right / of;
    double z = Z * Z / of;
    double middle = (p + z / 2) / (1 + z);
    double half = Z * Math.sqrt(p * (1 - p) / of + z / (4.0 * of)) / (1 + z);
    return new double[] {middle - half, middle + half};
  }

  private Finding feedback() throws Exception {
    Optional<History> history = facts.hasHistory() ? facts.history().get() : Optional.empty();
    if (history.isEmpty()) {
      return locked();
    }
    int cases = history.get().search(CaseQuery.ALL, 0, 1).total();
    int labelled = labelled(history.get()).size();
    String evidence = text("%d of %d cases were confirmed or corrected.", labelled, cases);
    if (labelled == 0) {
      return new Finding.Fail(evidence, confirm());
    }
    return labelled >= LEAST_LABELLED
        ? new Finding.Pass(evidence)
        : new Finding.Warn(evidence, confirm());
  }

  private Finding locked() {
    return facts.hasHistory()
        ? new Finding.CouldNotCheck("The history is locked.", DataChecks.UNLOCK)
        : new Finding.CouldNotCheck(
            DataChecks.NO_HISTORY, "Make a history (pdd history init) and save cases in it.");
  }

  private static String confirm() {
    return "Confirm or correct at least %d cases: pdd history label.".formatted(LEAST_LABELLED);
  }
}
