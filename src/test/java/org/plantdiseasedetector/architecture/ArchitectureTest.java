package org.plantdiseasedetector.architecture;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The app's classes keep to the layers of the design. */
class ArchitectureTest {

  private static final String BASE = "org.plantdiseasedetector";

  @TestFactory
  Stream<DynamicTest> theAppKeepsToItsLayers() {
    return checked(new LayerRules(BASE).all());
  }

  @TestFactory
  Stream<DynamicTest> theAppKeepsToItsBoundaries() {
    return checked(new BoundaryRules(BASE).all());
  }

  private static Stream<DynamicTest> checked(Stream<ArchRule> rules) {
    JavaClasses app =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(BASE);
    return rules.map(rule -> dynamicTest(rule.getDescription(), () -> rule.check(app)));
  }
}
