package org.plantdiseasedetector.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.plantdiseasedetector.imaging.PhotoDecoder;
import org.plantdiseasedetector.imaging.PhotoException;
import org.plantdiseasedetector.vault.DurableFile;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads who hands reports over: {@code report/organisation.yaml} of the data folder with the keys
 * {@code name}, {@code contact}, {@code colour} ({@code "#RRGGBB"}) and {@code logo}, a picture in
 * the same folder. All keys may be missing. Stateless.
 */
public final class OrganisationFile {

  private static final int MOST_BYTES = 64 << 10;
  private static final int MOST_LOGO_BYTES = 8 << 20;
  private static final int MOST_LENGTH = 200;
  private static final int LOGO_SIDE = 600;
  private static final int WHITE = 0xFFFFFF;
  private static final Pattern COLOUR = Pattern.compile("#[0-9A-Fa-f]{6}");
  private static final Pattern PLAIN_NAME = Pattern.compile("[^/\\\\:]{1,100}");

  private OrganisationFile() {}

  /**
   * Reads the file.
   *
   * @param dataFolder the app's folder
   * @param decoder reads the logo
   * @return {@link Organisation#NONE} if there is no file
   * @throws IOException if the file or the logo cannot be used; the message says why and what to do
   */
  public static Organisation read(Path dataFolder, PhotoDecoder decoder) throws IOException {
    Path file = dataFolder.resolve("report").resolve("organisation.yaml");
    if (!Files.exists(file)) {
      return Organisation.NONE;
    }
    try {
      byte[] bytes = DurableFile.read(file, MOST_BYTES);
      Object content =
          new Load(LoadSettings.builder().setLabel(file.toString()).build())
              .loadFromString(new String(bytes, StandardCharsets.UTF_8));
      if (!(content instanceof Map<?, ?> map)) {
        throw new IllegalArgumentException("it has no keys");
      }
      return organisation(map, file, decoder);
    } catch (YamlEngineException | IllegalArgumentException | PhotoException | IOException wrong) {
      throw new IOException(
          "%s cannot be used: %s. Correct the file, or move it away to report without it."
              .formatted(file, wrong.getMessage()),
          wrong);
    }
  }

  private static Organisation organisation(Map<?, ?> map, Path file, PhotoDecoder decoder)
      throws IOException, PhotoException {
    String colour = text(map, "colour");
    if (!colour.isEmpty() && !COLOUR.matcher(colour).matches()) {
      throw new IllegalArgumentException("colour is not of the form \"#RRGGBB\"");
    }
    return new Organisation(
        text(map, "name"),
        text(map, "contact"),
        colour.isEmpty()
            ? Organisation.STANDARD_COLOUR
            : Integer.parseInt(colour.substring(1), 16) & WHITE,
        logo(text(map, "logo"), file, decoder));
  }

  private static String text(Map<?, ?> map, String key) {
    Object value = map.get(key);
    if (value == null) {
      return "";
    }
    if (!(value instanceof String text) || text.length() > MOST_LENGTH) {
      throw new IllegalArgumentException(key + " is no text of at most 200 characters");
    }
    return text.strip();
  }

  private static Optional<ReportImage> logo(String name, Path file, PhotoDecoder decoder)
      throws IOException, PhotoException {
    if (name.isEmpty()) {
      return Optional.empty();
    }
    if (!PLAIN_NAME.matcher(name).matches() || name.startsWith(".")) {
      throw new IllegalArgumentException("logo is not the name of a file in the same folder");
    }
    byte[] bytes = DurableFile.read(file.resolveSibling(name), MOST_LOGO_BYTES);
    return Optional.of(ReportPictures.picture(decoder.decode(bytes, LOGO_SIDE).image()));
  }
}
