package org.plantdiseasedetector.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.io.PrintWriter;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLConnection;
import java.nio.channels.NetworkChannel;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/**
 * Which libraries and which parts of the platform a layer may touch.
 *
 * @param base the package whose direct children are the layers
 */
record BoundaryRules(String base) {

  private static final Set<String> PROPERTY_READERS =
      Set.of(
          "java.lang.System.getProperty",
          "java.lang.System.getProperties",
          "java.lang.System.getenv",
          "java.lang.Boolean.getBoolean",
          "java.lang.Integer.getInteger",
          "java.lang.Long.getLong");

  private static final Set<String> NETWORK_CALLS =
      Set.of(
          "java.net.URL.openConnection",
          "java.net.URL.openStream",
          "java.nio.channels.SocketChannel.open",
          "java.nio.channels.ServerSocketChannel.open");

  Stream<ArchRule> all() {
    return Stream.of(
        onlyIn("ai.djl..", "inference.djl", "training"),
        onlyIn("java.sql..", "history.h2"),
        onlyIn("org.h2..", "history.h2"),
        onlyIn("org.flywaydb..", "history.h2"),
        onlyIn("org.bouncycastle..", "vault"),
        onlyIn("org.apache.pdfbox..", "report.pdf"),
        onlyIn("org.apache.fontbox..", "report.pdf"),
        onlyIn("com.google.zxing..", "report"),
        onlyIn("org.apache.parquet..", "shards.parquet"),
        onlyIn("javafx..", "ui", "app", "imaging"),
        onlyIn("javafx.stage..", "ui", "app"),
        onlyIn("picocli..", "cli", "app"),
        viewModelsKnowNoControls(),
        onlyTheEnvironmentReadsProperties(),
        onlyTheConsoleUsesTheStandardStreams(),
        onlyTheTransportOfUpdatesUsesHttp(),
        nothingElseOpensAConnection(),
        noTraceIsPrinted(),
        everyPackageIsNullMarked());
  }

  private ArchRule onlyIn(String library, String... layers) {
    return outside(layers)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .as("Only %s use %s".formatted(String.join(", ", layers), library));
  }

  private ArchRule viewModelsKnowNoControls() {
    return noClasses()
        .that(nameMatching(quoted(base) + ".*ViewModel(\\$.*)?").<JavaClass>forSubtype())
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javafx.scene..", "javafx.stage..", "atlantafx..")
        .as("View models know no controls, scenes or windows")
        .allowEmptyShould(true);
  }

  private ArchRule onlyTheEnvironmentReadsProperties() {
    return noClasses()
        .that(
            nameMatching("(?!" + quoted(base) + "\\.app\\.Environment).*").<JavaClass>forSubtype())
        .should()
        .accessTargetWhere(targetIn(PROPERTY_READERS))
        .as("Only the environment reads system properties and environment variables");
  }

  private ArchRule onlyTheConsoleUsesTheStandardStreams() {
    return noClasses()
        .that(
            nameMatching("(?!" + quoted(base) + "\\.(cli\\.|app\\.\\w*Launcher)).*")
                .<JavaClass>forSubtype())
        .should()
        .accessTargetWhere(targetIn(Set.of("java.lang.System.out", "java.lang.System.err")))
        .as("Only the console and the launchers use the standard streams");
  }

  private ArchRule onlyTheTransportOfUpdatesUsesHttp() {
    return outside("update.transport")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.net.http..")
        .as("Only the transport of updates uses HTTP");
  }

  private ArchRule nothingElseOpensAConnection() {
    return noClasses()
        .should()
        .dependOnClassesThat(
            belongToAnyOf(
                Socket.class,
                ServerSocket.class,
                DatagramSocket.class,
                InetAddress.class,
                URLConnection.class,
                NetworkChannel.class))
        .orShould()
        .accessTargetWhere(targetIn(NETWORK_CALLS))
        .as("Nothing else opens a network connection");
  }

  private ArchRule noTraceIsPrinted() {
    return noClasses()
        .should()
        .callMethodWhere(
            describe(
                "prints a stack trace",
                call ->
                    call.getTarget().getName().equals("printStackTrace")
                        && call.getTarget().getRawParameterTypes().stream()
                            .noneMatch(type -> type.isEquivalentTo(PrintWriter.class))))
        .as("Exceptions go to the log, not to a stream");
  }

  private ArchRule everyPackageIsNullMarked() {
    return classes().should(new NullMarkedPackage()).as("Every package is @NullMarked");
  }

  private GivenClassesConjunction outside(String... layers) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(
            Stream.of(layers).map(layer -> base + "." + layer + "..").toArray(String[]::new));
  }

  private static DescribedPredicate<JavaAccess<?>> targetIn(Set<String> members) {
    return describe(
        "target is one of " + members, access -> members.contains(nameOf(access.getTarget())));
  }

  private static String nameOf(AccessTarget target) {
    return target.getOwner().getName() + "." + target.getName();
  }

  private static String quoted(String packageName) {
    return packageName.replace(".", "\\.");
  }

  private static final class NullMarkedPackage extends ArchCondition<JavaClass> {

    NullMarkedPackage() {
      super("lie in a package with @NullMarked");
    }

    @Override
    public void check(JavaClass item, ConditionEvents events) {
      boolean marked = item.getPackage().isAnnotatedWith(NullMarked.class);
      events.add(
          new SimpleConditionEvent(item, marked, item.getName() + " lies in an unmarked package"));
    }
  }
}
