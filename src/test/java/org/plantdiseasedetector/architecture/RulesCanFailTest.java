package org.plantdiseasedetector.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule notices the classes in {@code violations} that were written to break it. */
class RulesCanFailTest {

  private static final String VIOLATIONS = "org.plantdiseasedetector.architecture.violations";
  private static final JavaClasses BROKEN = new ClassFileImporter().importPackages(VIOLATIONS);

  static Stream<ArchRule> rules() {
    return Stream.concat(new LayerRules(VIOLATIONS).all(), new BoundaryRules(VIOLATIONS).all());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void ruleNoticesAViolation(ArchRule rule) {
    assertThat(rule.evaluate(BROKEN).hasViolation()).as(rule.getDescription()).isTrue();
  }
}
