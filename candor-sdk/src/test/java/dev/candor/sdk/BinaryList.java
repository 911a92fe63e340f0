package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes a small dictionary as macOS keeps it: a binary property list of version 00. */
final class BinaryList {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final List<Integer> offsets = new ArrayList<>();

  private BinaryList() {}

  /** The bytes of a dictionary of at most 14 texts, booleans, small numbers and data. */
  static byte[] of(Map<String, Object> values) {
    BinaryList list = new BinaryList();
    list.bytes.writeBytes("bplist00".getBytes(US_ASCII));
    list.offsets.add(list.bytes.size());
    list.bytes.write(0xd0 | values.size());
    for (int i = 1; i <= 2 * values.size(); i++) { // the keys are first, then what they stand for
      list.bytes.write(i);
    }
    values.keySet().forEach(list::add);
    values.values().forEach(list::add);
    int table = list.bytes.size();
    for (int offset : list.offsets) {
      list.bytes.writeBytes(ByteBuffer.allocate(2).putShort((short) offset).array());
    }
    ByteBuffer trailer = ByteBuffer.allocate(32);
    trailer.put(6, (byte) 2).put(7, (byte) 1); // the bytes of an offset, and of a reference
    trailer.putLong(8, list.offsets.size()).putLong(16, 0).putLong(24, table);
    list.bytes.writeBytes(trailer.array());
    return list.bytes.toByteArray();
  }

  private void add(Object value) {
    offsets.add(bytes.size());
    if (value instanceof Boolean flag) {
      bytes.write(flag ? 0x09 : 0x08);
    } else if (value instanceof Integer number) {
      bytes.write(0x10);
      bytes.write(number);
    } else if (value instanceof byte[] data) {
      add(0x40, data.length, data);
    } else {
      String text = (String) value;
      boolean plain = US_ASCII.newEncoder().canEncode(text);
      add(plain ? 0x50 : 0x60, text.length(), text.getBytes(plain ? US_ASCII : UTF_16BE));
    }
  }

  private void add(int kind, int length, byte[] content) {
    bytes.write(kind | Math.min(length, 15));
    if (length >= 15) {
      bytes.write(0x10);
      bytes.write(length);
    }
    bytes.writeBytes(content);
  }
}
