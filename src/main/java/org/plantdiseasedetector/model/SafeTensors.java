package org.plantdiseasedetector.model;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads and writes the safetensors format: an 8-byte little-endian header length, a JSON header,
 * raw data. Only float32 is supported; reading a file runs no code and fails on any inconsistency.
 *
 * @param tensors by name, in file order
 * @param metadata free text by key
 */
public record SafeTensors(Map<String, FloatTensor> tensors, Map<String, String> metadata) {

  private static final String METADATA = "__metadata__";
  private static final int MAX_HEADER_BYTES = 1 << 20;
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * Reads a file.
   *
   * @param file the file
   * @param maxBytes larger files are refused
   * @throws IOException if the file is damaged, too large or holds other types than float32
   */
  public static SafeTensors read(Path file, long maxBytes) throws IOException {
    long size = Files.size(file);
    if (size > maxBytes) {
      throw new IOException(
          file.getFileName() + " has " + size + " bytes, allowed are " + maxBytes);
    }
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, maxBytes);
    } catch (IOException e) {
      throw new IOException(e.getMessage() + " (" + file.getFileName() + ")", e);
    }
  }

  /**
   * Reads a stream to its end.
   *
   * @param in not closed
   * @param maxBytes more are refused
   * @throws IOException if the content is damaged, too long or holds other types than float32
   */
  public static SafeTensors read(InputStream in, long maxBytes) throws IOException {
    try {
      DataInputStream data = new DataInputStream(in);
      long headerBytes = Long.reverseBytes(data.readLong());
      if (headerBytes < 2 || headerBytes > MAX_HEADER_BYTES) {
        throw new IOException("Damaged tensor file: header of " + headerBytes + " bytes");
      }
      byte[] header = data.readNBytes((int) headerBytes);
      if (header.length < headerBytes) {
        throw new IOException("Damaged tensor file: it ends within its header");
      }
      byte[] values = data.readNBytes((int) Math.min(maxBytes, Integer.MAX_VALUE - 8));
      if (data.read() >= 0) {
        throw new IOException("Damaged tensor file: more than " + maxBytes + " bytes");
      }
      return parse(JSON.readTree(header), values);
    } catch (JacksonException | IllegalArgumentException | ArithmeticException e) {
      throw new IOException("Damaged tensor file", e);
    }
  }

  private static SafeTensors parse(JsonNode header, byte[] data) throws IOException {
    Map<String, FloatTensor> tensors = new LinkedHashMap<>();
    Map<String, String> metadata = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> property : header.properties()) {
      if (property.getKey().equals(METADATA)) {
        property.getValue().properties().forEach(e -> metadata.put(e.getKey(), text(e.getValue())));
      } else {
        tensors.put(property.getKey(), tensor(property.getValue(), data));
      }
    }
    return new SafeTensors(tensors, metadata);
  }

  private static String text(JsonNode value) {
    return value.asString();
  }

  private static FloatTensor tensor(JsonNode entry, byte[] data) throws IOException {
    long begin = entry.path("data_offsets").path(0).asLong(-1);
    long end = entry.path("data_offsets").path(1).asLong(-1);
    if (!entry.path("dtype").asString("").equals("F32")
        || begin < 0
        || end < begin
        || end > data.length
        || (end - begin) % Float.BYTES != 0) {
      throw new IOException("Damaged tensor file: a tensor of wrong type or place");
    }
    int[] shape = new int[entry.path("shape").size()];
    for (int d = 0; d < shape.length; d++) {
      shape[d] = entry.path("shape").path(d).asInt(-1);
    }
    float[] values = new float[(int) ((end - begin) / Float.BYTES)];
    ByteBuffer.wrap(data, (int) begin, (int) (end - begin))
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(values);
    if (Arrays.stream(shape).anyMatch(side -> side < 0)) {
      throw new IOException("Damaged tensor file: a negative side");
    }
    return new FloatTensor(shape, values);
  }

  /**
   * Writes the file, replacing it. The same content always gives the same bytes.
   *
   * @throws IOException if the disk refuses
   */
  public void write(Path file) throws IOException {
    byte[] header = header().getBytes(StandardCharsets.UTF_8);
    try (OutputStream out = Files.newOutputStream(file)) {
      DataOutputStream data = new DataOutputStream(out);
      data.writeLong(Long.reverseBytes(header.length));
      out.write(header);
      for (FloatTensor tensor : tensors.values()) {
        byte[] bytes = new byte[Float.BYTES * tensor.data().length];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(tensor.data());
        out.write(bytes);
      }
    }
  }

  private String header() {
    ObjectNode header = JSON.createObjectNode();
    ObjectNode texts = header.putObject(METADATA);
    metadata.forEach(texts::put);
    long offset = 0;
    for (Map.Entry<String, FloatTensor> entry : tensors.entrySet()) {
      ObjectNode node = header.putObject(entry.getKey());
      node.put("dtype", "F32");
      ArrayNode shape = node.putArray("shape");
      Arrays.stream(entry.getValue().shape()).forEach(shape::add);
      long end = offset + (long) Float.BYTES * entry.getValue().data().length;
      node.putArray("data_offsets").add(offset).add(end);
      offset = end;
    }
    return JSON.writeValueAsString(header);
  }
}
