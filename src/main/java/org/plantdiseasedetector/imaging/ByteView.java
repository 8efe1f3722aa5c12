package org.plantdiseasedetector.imaging;

import org.plantdiseasedetector.domain.FailureCode;

/**
 * Reads numbers out of untrusted bytes; whatever lies outside them is damage.
 *
 * @param bytes the file
 * @param littleEndian whether numbers begin with their lowest byte
 * @param format name for messages
 */
@SuppressWarnings("ArrayRecordComponent")
record ByteView(byte[] bytes, boolean littleEndian, String format) {

  /** Returns the number of bytes. */
  int size() {
    return bytes.length;
  }

  /**
   * Reads an unsigned number.
   *
   * @param at position of its first byte
   * @param length bytes, 1 to 8
   * @return the number; negative only if all 8 bytes are used
   * @throws PhotoException if it lies outside the file
   */
  long number(long at, int length) throws PhotoException {
    if (at < 0 || at > (long) bytes.length - length) {
      throw damaged("cut off at " + at);
    }
    long value = 0;
    for (int i = 0; i < length; i++) {
      int from = (int) at + (littleEndian ? length - 1 - i : i);
      value = value << 8 | (bytes[from] & 0xFF);
    }
    return value;
  }

  /** Reads an unsigned byte. */
  int uint8(long at) throws PhotoException {
    return (int) number(at, 1);
  }

  /** Reads an unsigned number of two bytes. */
  int uint16(long at) throws PhotoException {
    return (int) number(at, 2);
  }

  /** Reads an unsigned number of four bytes. */
  long uint32(long at) throws PhotoException {
    return number(at, 4);
  }

  /** Makes the exception for a file that breaks its format. */
  PhotoException damaged(String detail) {
    return new PhotoException(FailureCode.IMAGE_DAMAGED, format + ": " + detail);
  }
}
