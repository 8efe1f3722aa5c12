package org.plantdiseasedetector.update.tuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Metadata that other implementations signed. */
class ConformanceTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-25T10:00:00Z"), ZoneOffset.UTC);

  /** Metadata files by name. */
  private record Served(Map<String, byte[]> byName) implements MetadataSource {
    @Override
    public Optional<InputStream> metadata(String name) {
      return Optional.ofNullable(byName.get(name)).map(ByteArrayInputStream::new);
    }

    @Override
    public Optional<InputStream> target(String path, long offset) {
      return Optional.empty();
    }
  }

  @TempDir private Path folder;
  private final Map<String, byte[]> files = new HashMap<>();

  private void vectors() throws IOException {
    for (String name :
        new String[] {
          "1.root.json", "2.root.json", "timestamp.json", "4.snapshot.json", "3.targets.json"
        }) {
      try (InputStream in = getClass().getResourceAsStream("vectors/" + name)) {
        files.put(name, Objects.requireNonNull(in).readAllBytes());
      }
    }
  }

  private TrustedMetadata refresh(WireForm form) throws TufException, IOException {
    TrustedStore store =
        new TrustedStore(folder, Objects.requireNonNull(files.get("1.root.json")), form);
    return new ClientWorkflow(store, new Served(files), CLOCK, Freshness.ONLINE).refresh();
  }

  /** Made by {@code vectors/generate.py}: another language, another Ed25519. */
  @Test
  void vectorsOfAnIndependentToolAreAccepted() throws Exception {
    vectors();

    TrustedMetadata trusted = refresh(WireForm.CANONICAL);

    assertThat(trusted.root().version()).isEqualTo(2);
    assertThat(trusted.targets().find("folder/file.txt").orElseThrow().length()).isEqualTo(7);
  }

  @Test
  void aChangedByteInAnyOfThemIsNoticed() throws Exception {
    vectors();
    for (String name : files.keySet().stream().filter(each -> !each.startsWith("1")).toList()) {
      byte[] genuine = Objects.requireNonNull(files.get(name));
      for (int at = 0; at < genuine.length; at += 41) {
        byte[] changed = genuine.clone();
        changed[at] ^= 4;
        files.put(name, changed);
        assertThatThrownBy(() -> refresh(WireForm.CANONICAL))
            .as(name + " at " + at)
            .isInstanceOf(TufException.class);
      }
      files.put(name, genuine);
    }
  }

  /**
   * The Ed25519 metadata that python-tuf publishes as its test data, {@code
   * tests/generated_data/ed25519_metadata}; run with {@code -Dpdd.tuf.data=FOLDER}.
   */
  @Test
  void publishedTestDataOfPythonTufAreAccepted() throws Exception {
    String data = System.getProperty("pdd.tuf.data");
    assumeTrue(data != null, "The test data of python-tuf are not here: -Dpdd.tuf.data=FOLDER");
    for (String role : new String[] {"root", "timestamp", "snapshot", "targets"}) {
      byte[] content = Files.readAllBytes(Path.of(data, role + "_with_ed25519.json"));
      files.put(role.equals("timestamp") ? "timestamp.json" : "1." + role + ".json", content);
    }

    assertThat(refresh(WireForm.ANY).targets().version()).isEqualTo(1);
    assertThatThrownBy(() -> refresh(WireForm.CANONICAL)).isInstanceOf(TufException.class);
  }
}
