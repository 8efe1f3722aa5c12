package org.plantdiseasedetector.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code pdd health}: self-test for people and for probes of containers and schedulers. */
@Command(
    name = "health",
    mixinStandardHelpOptions = true,
    versionProvider = ProductVersion.class,
    description = "Tests model, inference, data folder and disk.")
public final class HealthCommand implements Callable<Integer> {

  private final HealthProbe probe;
  private final Console console;

  @ParentCommand private @Nullable PddCommand parent;

  /**
   * Makes the command.
   *
   * @param probe runs the checks
   * @param console where to write
   */
  public HealthCommand(HealthProbe probe, Console console) {
    this.probe = probe;
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    List<HealthProbe.Finding> findings =
        probe.check(parent == null ? Optional.empty() : parent.dataDirectory());
    for (HealthProbe.Finding finding : findings) {
      console.out().write(line(finding).getBytes(console.charset()));
    }
    console.out().flush();
    if (has(findings, HealthProbe.Status.FAILED)) {
      return ExitCode.INTERNAL;
    }
    return has(findings, HealthProbe.Status.NOT_CHECKED) ? ExitCode.NOT_CHECKED : ExitCode.DONE;
  }

  private static boolean has(List<HealthProbe.Finding> findings, HealthProbe.Status status) {
    return findings.stream().anyMatch(finding -> finding.status() == status);
  }

  private static String line(HealthProbe.Finding finding) {
    String word = finding.status().name().replace('_', ' ').toLowerCase(Locale.ROOT);
    return String.format(Locale.ROOT, "%-11s  %s: %s%n", word, finding.subject(), finding.text());
  }
}
