package org.plantdiseasedetector.training.torchscript;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes the few pickle (protocol 2) structures of a TorchScript module with tensor attributes.
 *
 * <p>Source of the opcodes: the module {@code pickletools} of Python's standard library.
 */
final class PickleWriter {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  PickleWriter() {
    out.write(0x80);
    out.write(2);
  }

  /** Starts an instance of a class; attributes follow. */
  PickleWriter beginObject(String module, String type) {
    global(module, type);
    opcode(')').opcode(0x81).opcode('}').opcode('(');
    return this;
  }

  /** Ends the instance. */
  PickleWriter endObject() {
    return opcode('u').opcode('b');
  }

  /** Writes an attribute's name; its value must follow. */
  PickleWriter name(String name) {
    return text(name);
  }

  /** Writes a truth value. */
  PickleWriter bool(boolean value) {
    return opcode(value ? 0x88 : 0x89);
  }

  /** Writes an empty tuple. */
  PickleWriter emptyTuple() {
    return opcode(')');
  }

  /**
   * Writes a float32 tensor that lies in a storage file.
   *
   * @param storage name of the file below {@code data/}
   * @param shape sizes
   * @param strides in elements
   */
  PickleWriter tensor(String storage, int[] shape, int[] strides, boolean requiresGradient) {
    int size = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    global("torch._utils", "_rebuild_tensor_v2");
    opcode('(').opcode('(').text("storage");
    global("torch", "FloatStorage");
    text(storage).text("cpu").integer(size).opcode('t').opcode('Q').integer(0);
    tuple(shape);
    tuple(strides);
    bool(requiresGradient);
    global("collections", "OrderedDict");
    return opcode(')').opcode('R').opcode('t').opcode('R');
  }

  /** Ends the pickle and returns its bytes. */
  byte[] finish() {
    opcode('.');
    return out.toByteArray();
  }

  private void tuple(int[] values) {
    opcode('(');
    for (int value : values) {
      integer(value);
    }
    opcode('t');
  }

  private void global(String module, String name) {
    opcode('c');
    out.writeBytes((module + "\n" + name + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private PickleWriter text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    opcode('X');
    fourBytes(bytes.length);
    out.writeBytes(bytes);
    return this;
  }

  private PickleWriter integer(int value) {
    opcode('J');
    fourBytes(value);
    return this;
  }

  private void fourBytes(int value) {
    out.writeBytes(
        ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array());
  }

  private PickleWriter opcode(int opcode) {
    out.write(opcode);
    return this;
  }
}
