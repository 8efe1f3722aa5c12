package org.plantdiseasedetector.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTensorsTest {

  private static final long CAP = 1 << 20;

  @TempDir Path folder;

  @Test
  void whatWasWrittenComesBack() throws IOException {
    Map<String, FloatTensor> tensors = new LinkedHashMap<>();
    tensors.put("weight", new FloatTensor(new int[] {2, 3}, new float[] {1, 2, 3, 4, 5, -6.5f}));
    tensors.put("bias", FloatTensor.vector(0.25f));
    Path file = folder.resolve("head.safetensors");

    new SafeTensors(tensors, Map.of("epochs", "7")).write(file);
    SafeTensors read = SafeTensors.read(file, CAP);

    assertThat(read.metadata()).containsExactly(Map.entry("epochs", "7"));
    assertThat(read.tensors()).containsOnlyKeys("weight", "bias");
    assertThat(read.tensors().get("weight").shape()).containsExactly(2, 3);
    assertThat(read.tensors().get("weight").data()).containsExactly(1, 2, 3, 4, 5, -6.5f);
  }

  @Test
  void sameContentGivesSameBytes() throws IOException {
    SafeTensors content = new SafeTensors(Map.of("a", FloatTensor.vector(1, 2)), Map.of());
    content.write(folder.resolve("one"));
    content.write(folder.resolve("two"));

    assertThat(folder.resolve("one")).hasSameBinaryContentAs(folder.resolve("two"));
  }

  @Test
  void aFileAboveTheCapIsRefusedUnread() throws IOException {
    Path file = folder.resolve("big");
    new SafeTensors(Map.of("a", FloatTensor.vector(new float[100])), Map.of()).write(file);

    assertThatThrownBy(() -> SafeTensors.read(file, 99)).hasMessageContaining("allowed are 99");
  }

  @Test
  void everyTruncationIsAnIoFailure() throws IOException {
    Path file = folder.resolve("whole");
    new SafeTensors(Map.of("a", FloatTensor.vector(1, 2, 3)), Map.of("k", "v")).write(file);
    byte[] whole = Files.readAllBytes(file);

    for (int length = 0; length < whole.length; length++) {
      Path cut = folder.resolve("cut");
      Files.write(cut, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> SafeTensors.read(cut, CAP))
          .as("first %d bytes", length)
          .isInstanceOf(IOException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,4]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,400]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[-4,0]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[-1,-1],\"data_offsets\":[0,4]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[65536,65536,65536,65536],\"data_offsets\":[0,0]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,0]}}",
        "{\"a\":3}",
        "not json"
      })
  void aLyingHeaderIsAnIoFailure(String header) throws IOException {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes =
        ByteBuffer.allocate(8 + json.length + 4)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(json.length)
            .put(json);
    Path file = Files.write(folder.resolve("lie"), bytes.array());

    assertThatThrownBy(() -> SafeTensors.read(file, CAP)).isInstanceOf(IOException.class);
  }
}
