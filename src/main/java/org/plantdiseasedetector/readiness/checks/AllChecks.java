package org.plantdiseasedetector.readiness.checks;

import java.time.Clock;
import java.util.List;
import org.plantdiseasedetector.readiness.Check;

/** The checks of all rows. */
public final class AllChecks {

  private AllChecks() {}

  /**
   * Makes the checks for one run; what several rows need is found out once.
   *
   * @param installation where everything lies
   * @param probes what is asked of the running app
   * @param clock today
   */
  public static List<Check> of(Installation installation, Probes probes, Clock clock) {
    Facts facts = new Facts(installation, probes, clock);
    DeployKit kit = new DeployKit(installation.deploy());
    Table table = new Table(facts);
    new ModelChecks(facts).fill(table);
    new SetupChecks(facts).fill(table);
    new ContainerChecks(facts, kit).fill(table);
    new ClusterChecks(facts, kit).fill(table);
    new SecurityChecks(facts).fill(table);
    new TransportChecks(facts).fill(table);
    new DataChecks(facts).fill(table);
    new OperationsChecks(facts).fill(table);
    new PerformanceChecks(facts).fill(table);
    new BackupChecks(facts).fill(table);
    new LegalChecks(facts).fill(table);
    new ProcessChecks(facts).fill(table);
    new FieldChecks(facts).fill(table);
    return List.copyOf(table.checks());
  }
}
