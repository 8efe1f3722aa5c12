package org.plantdiseasedetector.training.torchscript;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the subset of Python's pickle protocol 2 that TorchScript's {@code data.pkl} uses. It
 * builds inert data only and refuses every other opcode, so a hostile file can run nothing.
 *
 * <p>Source of the opcodes: the module {@code pickletools} of Python's standard library.
 */
final class PickleReader {

  /** A name such as {@code torch._utils._rebuild_tensor_v2}. */
  record Global(String module, String name) {}

  /** A call that pickle would make; here it stays data. */
  record Call(Object function, List<@Nullable Object> arguments) {}

  /** An object of a class with its attributes. */
  record Instance(Object type, Map<String, @Nullable Object> attributes) {}

  /** A reference to a tensor's storage. */
  record Persistent(List<@Nullable Object> id) {}

  private enum Mark {
    MARK
  }

  /** Nothing in a real archive comes near; more is an attack on memory. */
  private static final int MAX_ITEMS = 1_000_000;

  private final ByteBuffer in;
  private final ArrayList<@Nullable Object> stack = new ArrayList<>();
  private final Map<Integer, @Nullable Object> memo = new HashMap<>();

  private PickleReader(byte[] bytes) {
    in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Reads one pickled object.
   *
   * @throws IOException if the bytes are damaged or use an opcode outside the subset
   */
  static @Nullable Object read(byte[] bytes) throws IOException {
    try {
      return new PickleReader(bytes).run();
    } catch (RuntimeException e) {
      throw new IOException("Damaged pickle data", e);
    }
  }

  private @Nullable Object run() throws IOException {
    while (true) {
      int opcode = in.get() & 0xff;
      if (opcode == '.') {
        return pop();
      }
      if (!scalar(opcode) && !container(opcode) && !construct(opcode)) {
        throw new IOException("Pickle opcode 0x" + Integer.toHexString(opcode) + " is not allowed");
      }
      if (stack.size() > MAX_ITEMS) {
        throw new IOException("Pickle data nests too deeply");
      }
    }
  }

  private boolean scalar(int opcode) throws IOException {
    switch (opcode) {
      case 0x80 -> in.get();
      case 'K' -> stack.add((long) (in.get() & 0xff));
      case 'M' -> stack.add((long) (in.getShort() & 0xffff));
      case 'J' -> stack.add((long) in.getInt());
      case 0x8a -> stack.add(longValue());
      case 'G' -> stack.add(bigEndianDouble());
      case 0x88 -> stack.add(true);
      case 0x89 -> stack.add(false);
      case 'N' -> stack.add(null);
      case 'X' -> stack.add(text(in.getInt()));
      case 'c' -> stack.add(new Global(line(), line()));
      case 'q' -> memo.put(in.get() & 0xff, stack.getLast());
      case 'r' -> memo.put(in.getInt(), stack.getLast());
      case 'h' -> stack.add(memo.get(in.get() & 0xff));
      case 'j' -> stack.add(memo.get(in.getInt()));
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean container(int opcode) {
    switch (opcode) {
      case '(' -> stack.add(Mark.MARK);
      case ')' -> stack.add(List.of());
      case ']' -> stack.add(new ArrayList<@Nullable Object>());
      case '}' -> stack.add(new LinkedHashMap<String, @Nullable Object>());
      case 't' -> stack.add(sinceMark());
      case 0x85 -> stack.add(last(1));
      case 0x86 -> stack.add(last(2));
      case 0x87 -> stack.add(last(3));
      case 'a' -> {
        List<@Nullable Object> one = last(1);
        list(stack.getLast()).addAll(one);
      }
      case 'e' -> {
        List<@Nullable Object> items = sinceMark();
        list(stack.getLast()).addAll(items);
      }
      case 's' -> putAll(last(2));
      case 'u' -> putAll(sinceMark());
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean construct(int opcode) {
    switch (opcode) {
      case 'R' -> {
        List<@Nullable Object> pair = last(2);
        stack.add(new Call(require(pair.get(0)), list(pair.get(1))));
      }
      case 0x81 -> {
        List<@Nullable Object> pair = last(2);
        stack.add(new Instance(require(pair.get(0)), new LinkedHashMap<>()));
      }
      case 'b' -> {
        Map<String, @Nullable Object> state = map(pop());
        ((Instance) require(stack.getLast())).attributes().putAll(state);
      }
      case 'Q' -> stack.add(new Persistent(list(pop())));
      default -> {
        return false;
      }
    }
    return true;
  }

  private void putAll(List<@Nullable Object> keysAndValues) {
    Map<String, @Nullable Object> target = map(stack.getLast());
    for (int i = 0; i < keysAndValues.size(); i += 2) {
      target.put((String) require(keysAndValues.get(i)), keysAndValues.get(i + 1));
    }
  }

  private List<@Nullable Object> sinceMark() {
    int mark = stack.lastIndexOf(Mark.MARK);
    List<@Nullable Object> items = last(stack.size() - mark - 1);
    stack.removeLast();
    return items;
  }

  private List<@Nullable Object> last(int count) {
    List<@Nullable Object> tail = stack.subList(stack.size() - count, stack.size());
    List<@Nullable Object> items = new ArrayList<>(tail);
    tail.clear();
    return items;
  }

  private @Nullable Object pop() {
    return stack.removeLast();
  }

  private long longValue() throws IOException {
    int length = in.get() & 0xff;
    if (length > Long.BYTES) {
      throw new IOException("Pickle integer of " + length + " bytes");
    }
    long value = 0;
    for (int i = 0; i < length; i++) {
      value |= (long) (in.get() & 0xff) << (8 * i);
    }
    int unused = Long.SIZE - 8 * length;
    return length == 0 ? 0 : value << unused >> unused;
  }

  private double bigEndianDouble() {
    return Double.longBitsToDouble(Long.reverseBytes(in.getLong()));
  }

  private String text(int length) throws IOException {
    if (length < 0 || length > in.remaining()) {
      throw new IOException("Pickle text of " + length + " bytes");
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private String line() {
    int start = in.position();
    while (in.get() != '\n') {
      // the name ends at the line feed
    }
    byte[] bytes = new byte[in.position() - start - 1];
    in.get(start, bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  static Object require(@Nullable Object value) {
    if (value == null) {
      throw new IllegalArgumentException("A value is missing");
    }
    return value;
  }

  @SuppressWarnings("unchecked")
  static List<@Nullable Object> list(@Nullable Object value) {
    return value instanceof List<?> list
        ? (List<@Nullable Object>) list
        : Collections.singletonList(require(value));
  }

  @SuppressWarnings("unchecked")
  static Map<String, @Nullable Object> map(@Nullable Object value) {
    return (Map<String, @Nullable Object>) require(value);
  }
}
