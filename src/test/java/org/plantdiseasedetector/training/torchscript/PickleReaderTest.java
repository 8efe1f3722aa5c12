package org.plantdiseasedetector.training.torchscript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.training.torchscript.PickleReader.Call;
import org.plantdiseasedetector.training.torchscript.PickleReader.Global;

class PickleReaderTest {

  @TempDir Path folder;

  @Test
  void aCallToASystemCommandStaysInertData() throws IOException {
    byte[] attack = "cos\nsystem\n(X\u0004\0\0\0evil".getBytes(StandardCharsets.ISO_8859_1);
    byte[] call = concat(attack, "tR.".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(PickleReader.read(call))
        .isEqualTo(new Call(new Global("os", "system"), List.of("evil")));
  }

  @Test
  void anOpcodeOutsideTheSubsetIsRefused() {
    byte[] instance = "(ios\nsystem\n.".getBytes(StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> PickleReader.read(instance))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not allowed");
  }

  @Test
  void aTextLongerThanTheFileIsRefusedBeforeItIsAllocated() {
    byte[] lie = {'X', -1, -1, -1, 0x7f, 'a', '.'};

    assertThatThrownBy(() -> PickleReader.read(lie))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("2147483647");
  }

  @Test
  void damagedDataIsAlwaysAnIoFailureOrAValue() throws IOException {
    byte[] sound =
        new PickleWriter()
            .beginObject("__torch__", "Net")
            .name("w0")
            .tensor("0", new int[] {2, 2}, new int[] {2, 1}, true)
            .endObject()
            .finish();
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 3000; i++) {
      byte[] damaged = sound.clone();
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      try {
        PickleReader.read(damaged);
      } catch (IOException expected) {
        assertThat(expected).hasMessageMatching("(?s).+");
      }
    }
  }

  @Test
  void aFileThatIsNoArchiveIsAnIoFailure() throws IOException {
    Path file = Files.writeString(folder.resolve("net.pt"), "not a zip");

    assertThatThrownBy(() -> BackboneReader.read(file)).isInstanceOf(IOException.class);
  }

  @Test
  void anArchiveOfAnotherArchitectureIsAnIoFailure() throws IOException {
    Path file = folder.resolve("flat.pt");
    Graphs.inference(TinyNet.create(1)).write(file);

    assertThatThrownBy(() -> BackboneReader.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("flat.pt");
  }

  private static byte[] concat(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
