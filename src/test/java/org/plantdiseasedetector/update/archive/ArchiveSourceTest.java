package org.plantdiseasedetector.update.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives that want to do harm, each made here byte by byte. */
class ArchiveSourceTest {

  private static final int HEADER_SIGNATURE = 0x02014b50;

  @TempDir private Path folder;

  private static byte[] zip(String... names) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(("content of " + name).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  /** Changes the list entry of the last file. */
  private static byte[] withLastHeader(byte[] zip, Consumer<ByteBuffer> change) {
    ByteBuffer buffer = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    int at = zip.length - 22;
    while (buffer.getInt(at) != HEADER_SIGNATURE) {
      at--;
    }
    change.accept(buffer.slice(at, zip.length - at).order(ByteOrder.LITTLE_ENDIAN));
    return zip;
  }

  private ArchiveSource open(byte[] zip) throws IOException {
    return ArchiveSource.open(Files.write(folder.resolve("test.pddmodel"), zip));
  }

  private void assertRefused(byte[] zip) {
    assertThatThrownBy(() -> open(zip)).isInstanceOf(ArchiveRefusedException.class);
  }

  @Test
  void filesAreReadFromAnyOffset() throws IOException {
    try (ArchiveSource source = open(zip("metadata/timestamp.json", "targets/a-1/x.bin"));
        InputStream whole = source.metadata("timestamp.json").orElseThrow();
        InputStream rest = source.target("a-1/x.bin", 11).orElseThrow()) {
      assertThat(whole.readAllBytes()).asString().isEqualTo("content of metadata/timestamp.json");
      assertThat(rest.readAllBytes()).asString().isEqualTo("targets/a-1/x.bin");
      assertThat(source.metadata("2.root.json")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../evil",
        "targets/../../evil",
        "/etc/passwd",
        "C:/evil",
        "targets\\evil",
        "targets/./x",
        "targets//x",
        "targets/",
        ".hidden",
        "targets/\u00e4",
        "targets/a\nb",
        "a/b/c/d/e/f"
      })
  void namesThatCouldLeadElsewhereAreRefused(String name) throws IOException {
    assertRefused(zip("metadata/1.root.json", name));
  }

  @Test
  void namesThatCollideAreRefused() throws IOException {
    assertRefused(zip("targets/Model", "targets/model"));
    byte[] twice = zip("targets/model1", "targets/model2");
    assertRefused(
        withLastHeader(twice, header -> header.put(46 + "targets/model".length(), (byte) '1')));
  }

  @ParameterizedTest
  @ValueSource(ints = {0xA1FF, 0x41ED, 0x21B6, 0x1180})
  void linksFoldersDevicesAndPipesAreRefused(int mode) throws IOException {
    byte[] zip =
        withLastHeader(
            zip("targets/link"), header -> header.put(5, (byte) 3).putInt(38, mode << 16));

    assertRefused(zip);
  }

  @Test
  void aBombIsRefusedBeforeItIsOpened() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("targets/bomb"));
      zip.write(new byte[10 << 20]);
    }

    assertRefused(bytes.toByteArray());
  }

  @Test
  void moreThanTheListTellsIsNeverRead() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("targets/bomb"));
      zip.write(new byte[10 << 20]);
    }
    byte[] liar = withLastHeader(bytes.toByteArray(), header -> header.putInt(24, 100));
    try (ArchiveSource source = open(liar);
        InputStream in = source.target("bomb", 0).orElseThrow()) {
      assertThat(in.readAllBytes()).hasSize(100);
    }
  }

  @Test
  void sizesBeyondTheLimitsAreRefused() throws IOException {
    assertRefused(
        withLastHeader(
            zip("targets/x"), header -> header.putInt(20, 65 << 20).putInt(24, 65 << 20)));
    assertRefused(withLastHeader(zip("targets/x"), header -> header.putInt(24, -1)));
  }

  @Test
  void entriesThatShareBytesAreRefused() throws IOException {
    assertRefused(withLastHeader(zip("targets/x", "targets/y"), header -> header.putInt(42, 0)));
  }

  @Test
  void anEntryBeyondTheEndIsRefused() throws IOException {
    assertRefused(withLastHeader(zip("targets/x"), header -> header.putInt(42, Integer.MAX_VALUE)));
  }

  @Test
  void tooManyEntriesAreRefused() throws IOException {
    String[] names = new String[2049];
    for (int i = 0; i < names.length; i++) {
      names[i] = "targets/" + i;
    }
    assertRefused(zip(names));
  }

  @Test
  void encryptionAndUnknownCompressionAreRefused() throws IOException {
    assertRefused(withLastHeader(zip("targets/x"), header -> header.put(8, (byte) 1)));
    assertRefused(withLastHeader(zip("targets/x"), header -> header.put(10, (byte) 12)));
  }

  @Test
  void anEntryThatIsNamedOtherwiseInItsOwnHeaderIsRefused() throws IOException {
    byte[] zip = zip("targets/x");
    zip[30 + "targets/".length()] = 'y';
    try (ArchiveSource source = open(zip)) {
      assertThatThrownBy(() -> source.target("x", 0)).isInstanceOf(ArchiveRefusedException.class);
    }
  }

  @Test
  void damagedDataAreARefusalNotACrash() throws IOException {
    byte[] zip = zip("targets/x");
    zip[30 + "targets/x".length()] = (byte) 0xFF;
    try (ArchiveSource source = open(zip);
        InputStream in = source.target("x", 0).orElseThrow()) {
      assertThatThrownBy(in::readAllBytes).isInstanceOf(ArchiveRefusedException.class);
    }
  }

  @Test
  void whatIsNotExactlyAZipFileIsRefused() throws IOException {
    byte[] zip = zip("targets/x");
    byte[] prefixed = new byte[zip.length + 10];
    System.arraycopy(zip, 0, prefixed, 10, zip.length);
    assertRefused(prefixed);
    byte[] trailing = Arrays.copyOf(zip, zip.length + 1);
    assertRefused(trailing);
    assertRefused(Arrays.copyOf(zip, zip.length - 5));
    assertRefused(new byte[0]);
    assertRefused(new byte[100]);
  }
}
