package org.plantdiseasedetector.report;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.BitSet;
import java.util.Map;

/**
 * The modules of a QR code (ISO/IEC 18004), without the light margin of four modules.
 *
 * @param size modules on a side
 * @param dark row by row
 */
public record QrMatrix(int size, BitSet dark) {

  /**
   * Encodes a short text.
   *
   * @param text upper-case letters, digits and {@code :-. } give the smallest code
   * @throws IllegalArgumentException if the text is too long for a code
   */
  static QrMatrix of(String text) {
    try {
      ByteMatrix matrix =
          Encoder.encode(
                  text, ErrorCorrectionLevel.M, Map.of(EncodeHintType.CHARACTER_SET, "ISO-8859-1"))
              .getMatrix();
      int size = matrix.getWidth();
      BitSet dark = new BitSet(size * size);
      for (int i = 0; i < size * size; i++) {
        dark.set(i, matrix.get(i % size, i / size) == 1);
      }
      return new QrMatrix(size, dark);
    } catch (WriterException tooLong) {
      throw new IllegalArgumentException("Too long for a QR code: " + text, tooLong);
    }
  }

  /**
   * Returns whether a module is dark.
   *
   * @param x column from the left
   * @param y row from the top
   */
  public boolean isDark(int x, int y) {
    return dark.get(y * size + x);
  }
}
