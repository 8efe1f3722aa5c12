package org.plantdiseasedetector.readiness.checks;

import java.util.ArrayList;
import java.util.List;
import org.plantdiseasedetector.readiness.Check;
import org.plantdiseasedetector.readiness.Finding;
import org.plantdiseasedetector.readiness.Kind;

/** Collects the checks of a group of rows. */
final class Table {

  private final Facts facts;
  private final List<Check> checks = new ArrayList<>();

  Table(Facts facts) {
    this.facts = facts;
  }

  List<Check> checks() {
    return checks;
  }

  /** Code answers the row. */
  void automated(String row, Check.Evaluator evaluator, String... documents) {
    checks.add(new Check(row, Kind.AUTOMATED, List.of(documents), evaluator));
  }

  /** A person answers the row. */
  void attested(String row, String... documents) {
    checks.add(
        new Check(
            row, Kind.ATTESTED, List.of(documents), () -> facts.attestations().evaluate(row)));
  }

  /** The row does not apply as long as a fact holds. */
  void notApplicable(String row, Once<Fact> fact, String reason) {
    checks.add(
        new Check(row, Kind.NOT_APPLICABLE, List.of(), () -> fact.get().notApplicable(reason)));
  }

  /** The row is answered by documents, which have to be there with living links. */
  void documented(String row, String... documents) {
    automated(row, () -> documents(List.of(documents)), documents);
  }

  private Finding documents(List<String> names) {
    List<String> problems = new ArrayList<>();
    names.forEach(name -> problems.addAll(facts.documents().problems(name)));
    if (problems.isEmpty()) {
      return new Finding.Pass("In the installation, with living links: " + names);
    }
    return new Finding.Fail(
        String.join("; ", problems), "Install the app again, or write what is missing.");
  }

  /** A person answers the row once something is built; until then it is not built. */
  void attestedWhenBuilt(String row, Once<List<String>> missing) {
    checks.add(
        new Check(
            row,
            Kind.ATTESTED,
            List.of(),
            () ->
                missing.get().isEmpty()
                    ? facts.attestations().evaluate(row)
                    : Findings.notBuilt(missing.get())));
  }
}
