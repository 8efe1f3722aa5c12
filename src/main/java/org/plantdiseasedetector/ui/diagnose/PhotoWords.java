package org.plantdiseasedetector.ui.diagnose;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plantdiseasedetector.domain.Failure;
import org.plantdiseasedetector.domain.FailureCode;
import org.plantdiseasedetector.imaging.DecodeLimits;
import org.plantdiseasedetector.ui.common.Texts;

/**
 * Says failures and remarks of a photo in the language of the window. A diagnosis carries them in
 * English, as the console and the history have them; in English they are shown as they are.
 * Immutable.
 */
final class PhotoWords {

  /** Beginnings of the remarks of a diagnosis; digits after them are the parameters. */
  private static final Map<String, String> REMARKS = remarks();

  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final int MEBIBYTE = 20;
  private static final long MEGAPIXEL = 1_000_000;

  private final Texts texts;
  private final boolean english;

  PhotoWords(Texts texts) {
    this.texts = texts;
    this.english = texts.locale().getLanguage().equals(Locale.ENGLISH.getLanguage());
  }

  private static Map<String, String> remarks() {
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("The photo is not sharp", "remark.blurred");
    keys.put("The leaf is dark", "remark.dark");
    keys.put("The leaf is overexposed", "remark.bright");
    keys.put("The leaf mirrors the light", "remark.glare");
    keys.put("Move closer", "remark.far");
    keys.put("The photo is only", "remark.small");
    return keys;
  }

  /** Says what happened. */
  String what(Failure failure) {
    return english ? failure.what() : texts.format(key(failure.code()), limit(failure.code()));
  }

  /** Says what to do. */
  String advice(Failure failure) {
    return english ? failure.advice() : texts.get(key(failure.code()) + ".advice");
  }

  /** Says remarks; one that is not known stays as it is. */
  List<String> remarks(List<String> stored) {
    return english ? stored : stored.stream().map(this::remark).toList();
  }

  private String remark(String stored) {
    return REMARKS.entrySet().stream()
        .filter(entry -> stored.startsWith(entry.getKey()))
        .findFirst()
        .map(entry -> texts.format(entry.getValue(), numbers(stored)))
        .orElse(stored);
  }

  private static Object[] numbers(String remark) {
    Matcher matcher = NUMBER.matcher(remark);
    return matcher.results().map(match -> (Object) Integer.valueOf(match.group())).toArray();
  }

  private static Object limit(FailureCode code) {
    return switch (code) {
      case FILE_TOO_LARGE -> DecodeLimits.STANDARD.maxBytes() >> MEBIBYTE;
      case IMAGE_TOO_LARGE -> DecodeLimits.STANDARD.maxPixels() / MEGAPIXEL;
      case IMAGE_TOO_SMALL -> DecodeLimits.STANDARD.minSide();
      default -> "";
    };
  }

  private static String key(FailureCode code) {
    return switch (code) {
      case FILE_NOT_FOUND -> "failure.not-found";
      case FILE_NOT_READABLE -> "failure.not-readable";
      case FILE_EMPTY -> "failure.empty";
      case FILE_TOO_LARGE -> "failure.file-too-large";
      case NOT_AN_IMAGE -> "failure.no-image";
      case HEIC_NOT_SUPPORTED -> "failure.heic";
      case IMAGE_TOO_LARGE -> "failure.image-too-large";
      case IMAGE_TOO_SMALL -> "failure.too-small";
      case IMAGE_DAMAGED -> "failure.damaged";
      case DECODE_TIMEOUT -> "failure.timeout";
      case PHOTO_TOO_DARK -> "failure.dark";
      case PHOTO_TOO_BRIGHT -> "failure.bright";
      case PHOTO_TOO_BLURRED -> "failure.blurred";
      case INFERENCE_FAILED -> "failure.inference";
      case INTERNAL_ERROR -> "failure.internal";
    };
  }
}
