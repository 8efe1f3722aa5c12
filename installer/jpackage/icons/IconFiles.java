import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Packs PNG files into the icon of Windows (ICO) and that of macOS (ICNS). Both are a table and the
 * PNG files as they are. Usage: java IconFiles.java FOLDER, with FOLDER/16.png and so on.
 */
public final class IconFiles {

  private static final int[] WINDOWS = {16, 24, 32, 48, 64, 128, 256};

  /** Types of Apple's Icon Image format: the plain sizes, and those for doubled resolution. */
  private static final Map<String, Integer> MAC = new LinkedHashMap<>();

  static {
    MAC.put("icp4", 16);
    MAC.put("icp5", 32);
    MAC.put("ic07", 128);
    MAC.put("ic08", 256);
    MAC.put("ic09", 512);
    MAC.put("ic11", 32);
    MAC.put("ic12", 64);
    MAC.put("ic13", 256);
    MAC.put("ic14", 512);
  }

  private IconFiles() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Files.write(folder.resolve("plant-disease-detector.ico"), ico(folder));
    Files.write(folder.resolve("plant-disease-detector.icns"), icns(folder));
  }

  private static byte[] png(Path folder, int size) throws IOException {
    return Files.readAllBytes(folder.resolve(size + ".png"));
  }

  private static byte[] ico(Path folder) throws IOException {
    int header = 6 + 16 * WINDOWS.length;
    ByteBuffer table = ByteBuffer.allocate(header).order(ByteOrder.LITTLE_ENDIAN);
    table.putShort((short) 0).putShort((short) 1).putShort((short) WINDOWS.length);
    ByteArrayOutputStream pictures = new ByteArrayOutputStream();
    for (int size : WINDOWS) {
      byte[] png = png(folder, size);
      // 256 does not fit into the byte and is written as 0.
      table.put((byte) size).put((byte) size).putShort((short) 0);
      table.putShort((short) 1).putShort((short) 32);
      table.putInt(png.length).putInt(header + pictures.size());
      pictures.write(png);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(table.array());
    pictures.writeTo(out);
    return out.toByteArray();
  }

  private static byte[] icns(Path folder) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (Map.Entry<String, Integer> entry : MAC.entrySet()) {
      byte[] png = png(folder, entry.getValue());
      body.write(entry.getKey().getBytes(StandardCharsets.US_ASCII));
      body.write(ByteBuffer.allocate(4).putInt(png.length + 8).array());
      body.write(png);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write("icns".getBytes(StandardCharsets.US_ASCII));
    out.write(ByteBuffer.allocate(4).putInt(body.size() + 8).array());
    body.writeTo(out);
    return out.toByteArray();
  }
}
