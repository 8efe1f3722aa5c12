package org.plantdiseasedetector.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.rbac.Role;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.plantdiseasedetector.app.Composition;
import org.plantdiseasedetector.app.Environment;
import org.plantdiseasedetector.cli.Console;
import org.plantdiseasedetector.testing.FakeClassifier;

/** The manifests for Kubernetes: valid, closed, and of one piece. */
class ManifestsTest {

  private static final String NAMESPACE = "plant-disease";

  static List<Path> files() throws IOException {
    return Manifests.files();
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyManifestIsValid(Path file) throws IOException {
    List<HasMetadata> documents = Manifests.read(Files.readString(file));
    assertThat(documents).isNotEmpty();
    for (HasMetadata document : documents) {
      assertThat(document.getMetadata().getName()).matches("[a-z][a-z0-9-]{0,50}");
      String namespace = document.getMetadata().getNamespace();
      assertThat(document.getKind().equals("Namespace") ? NAMESPACE : namespace)
          .isEqualTo(NAMESPACE);
    }
  }

  /** What the API would refuse, too. */
  @ParameterizedTest
  @CsvSource({
    "backoffLimitPerIndex: 3, backoffLimitPerIndexes: 3",
    "completions: 100, completions: many",
    "runAsNonRoot: true, runAsNonRoot: 1",
    "readOnlyRootFilesystem: true, readonlyRootFilesystem: true",
    "completions: 100, parallelism: 100",
    "PDD_PARTS: \"100\", PDD_PARTS: 100",
    "apiVersion: batch/v1, apiVersion: batch/v2",
  })
  void aMistakeIsFound(String right, String wrong) throws IOException {
    String good = Files.readString(Path.of("installer/kubernetes/job.yaml"));
    assertThat(good).contains(right);
    assertThatThrownBy(() -> Manifests.read(good.replace(right, wrong)))
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void noPodHasRightsOrANetwork() throws IOException {
    for (PodSpec pod : pods()) {
      assertThat(pod.getAutomountServiceAccountToken()).isFalse();
      assertThat(pod.getHostNetwork()).isNull();
      assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
      assertThat(pod.getSecurityContext().getRunAsUser()).isPositive();
      assertThat(pod.getSecurityContext().getSeccompProfile().getType())
          .isEqualTo("RuntimeDefault");
      for (Container container : pod.getContainers()) {
        assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
        assertThat(container.getSecurityContext().getCapabilities().getDrop())
            .containsExactly("ALL");
        assertThat(container.getSecurityContext().getCapabilities().getAdd()).isEmpty();
      }
    }
    NetworkPolicy policy = Manifests.all(NetworkPolicy.class).getFirst();
    assertThat(policy.getSpec().getPodSelector().getMatchLabels()).isEmpty();
    assertThat(policy.getSpec().getPolicyTypes()).containsExactlyInAnyOrder("Ingress", "Egress");
    assertThat(policy.getSpec().getIngress()).isEmpty();
    assertThat(policy.getSpec().getEgress()).isEmpty();
    assertThat(Manifests.all(ServiceAccount.class).getFirst().getAutomountServiceAccountToken())
        .isFalse();
    for (Role role : Manifests.all(Role.class)) {
      assertThat(role.getRules())
          .allSatisfy(
              rule -> {
                assertThat(rule.getVerbs()).doesNotContain("*", "escalate", "bind", "impersonate");
                assertThat(rule.getResources()).doesNotContain("*", "secrets", "pods/exec");
              });
    }
  }

  @Test
  void everyContainerHasLimitsAndProbes() throws IOException {
    for (Container container : containers()) {
      assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
      assertThat(container.getResources().getLimits()).containsKeys("cpu", "memory");
      assertThat(container.getStartupProbe().getExec().getCommand()).endsWith("health");
      assertThat(container.getLivenessProbe().getExec().getCommand()).endsWith("health");
    }
  }

  @Test
  void theJobFitsItself() throws IOException {
    JobSpec job =
        Manifests.all(Job.class).stream()
            .filter(one -> one.getMetadata().getName().equals("diagnose"))
            .map(Job::getSpec)
            .findFirst()
            .orElseThrow();
    String parts = Manifests.all(ConfigMap.class).getFirst().getData().get("PDD_PARTS");
    assertThat(job.getCompletionMode()).isEqualTo("Indexed");
    assertThat(job.getCompletions()).isEqualTo(Integer.valueOf(parts));
    assertThat(job.getMaxFailedIndexes()).isLessThan(job.getCompletions());
    assertThat(job.getBackoffLimitPerIndex()).isPositive();
    assertThat(job.getTemplate().getSpec().getRestartPolicy()).isEqualTo("Never");
    assertThat(job.getPodFailurePolicy().getRules().getFirst().getOnExitCodes().getContainerName())
        .isEqualTo(job.getTemplate().getSpec().getContainers().getFirst().getName());
  }

  @Test
  void whatIsMountedIsThere() throws IOException {
    List<String> claims =
        Manifests.all(PersistentVolumeClaim.class).stream()
            .map(claim -> claim.getMetadata().getName())
            .toList();
    for (PodSpec pod : pods()) {
      List<String> volumes = pod.getVolumes().stream().map(Volume::getName).toList();
      for (Container container : pod.getContainers()) {
        assertThat(container.getVolumeMounts())
            .extracting(VolumeMount::getName)
            .isSubsetOf(volumes);
      }
      assertThat(pod.getVolumes())
          .filteredOn(volume -> volume.getPersistentVolumeClaim() != null)
          .extracting(volume -> volume.getPersistentVolumeClaim().getClaimName())
          .isSubsetOf(claims);
    }
  }

  @Test
  void theConsoleKnowsTheArguments() throws IOException {
    Console silent =
        new Console(
            new ByteArrayOutputStream(),
            StandardCharsets.UTF_8,
            new PrintWriter(Writer.nullWriter()),
            false);
    List<String> known =
        new Composition(
                new Environment(name -> null, name -> null),
                () -> FakeClassifier.BUNDLE,
                (bundle, device, threads) -> new FakeClassifier())
            .commandLine(silent)
            .names();
    for (Container container : containers()) {
      String command = container.getArgs().getFirst();
      assertThat(known).contains(command);
      container.getArgs().stream()
          .filter(argument -> argument.startsWith("--"))
          .forEach(option -> assertThat(known).contains(command + " " + option));
    }
  }

  @Test
  void theImageHasTheVersionOfTheProject() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    String version = pom.replaceFirst("(?s).*?<version>([^<]+)</version>.*", "$1");
    assertThat(containers()).allMatch(one -> one.getImage().endsWith(":" + version));
    assertThat(Files.readString(Path.of("installer/container/compose.yaml")))
        .contains("plant-disease-detector:" + version + "\n");
  }

  private static List<PodSpec> pods() throws IOException {
    List<PodSpec> pods =
        Manifests.all(Job.class).stream()
            .map(job -> job.getSpec().getTemplate().getSpec())
            .toList();
    assertThat(pods).hasSize(2);
    return pods;
  }

  private static List<Container> containers() throws IOException {
    return pods().stream().flatMap(pod -> pod.getContainers().stream()).toList();
  }
}
