package org.plantdiseasedetector.diagnosis;

import java.nio.file.Path;
import org.plantdiseasedetector.domain.ErrorId;
import org.plantdiseasedetector.domain.Failure;
import org.plantdiseasedetector.domain.FailureCode;
import org.plantdiseasedetector.imaging.DecodeLimits;

/**
 * The one place that puts failures of a photo into words for the user.
 *
 * @param limits the limits that the messages name
 */
public record FailureMessages(DecodeLimits limits) {

  /**
   * Describes a failure.
   *
   * @param code what happened
   * @param file the photo as the user named it
   */
  public Failure of(FailureCode code, Path file) {
    return new Failure(code, file.toString(), what(code), advice(code));
  }

  /**
   * Describes an error of the app.
   *
   * @param code what happened
   * @param file the photo as the user named it
   * @param id under which the log has the details
   */
  public Failure of(FailureCode code, Path file, ErrorId id) {
    return new Failure(code, file.toString(), what(code), advice(code) + " (Error " + id + ")");
  }

  private String what(FailureCode code) {
    return switch (code) {
      case FILE_NOT_FOUND -> "The file does not exist.";
      case FILE_NOT_READABLE -> "The file cannot be read.";
      case FILE_EMPTY -> "The file is empty.";
      case FILE_TOO_LARGE -> "The file is larger than " + (limits.maxBytes() >> 20) + " MiB.";
      case NOT_AN_IMAGE -> "The content of the file is not a photo, whatever its name says.";
      case HEIC_NOT_SUPPORTED -> "HEIC, HEIF and AVIF photos cannot be read.";
      case IMAGE_TOO_LARGE ->
          "The photo has more than %d megapixels or needs more memory than there is."
              .formatted(limits.maxPixels() / 1_000_000);
      case IMAGE_TOO_SMALL ->
          "The photo is smaller than %d pixels on its shorter side.".formatted(limits.minSide());
      case IMAGE_DAMAGED -> "The photo is damaged or incomplete.";
      case DECODE_TIMEOUT -> "Reading the photo took too long and was stopped.";
      case PHOTO_TOO_DARK -> "The photo is too dark to see a leaf.";
      case PHOTO_TOO_BRIGHT -> "The photo is too bright to see a leaf.";
      case PHOTO_TOO_BLURRED -> "The photo is too blurred to see a leaf.";
      case INFERENCE_FAILED -> "The model could not evaluate the photo.";
      case INTERNAL_ERROR -> "The app made an error with this photo.";
    };
  }

  private String advice(FailureCode code) {
    return switch (code) {
      case FILE_NOT_FOUND -> "Check the path, or whether the drive or card is still connected.";
      case FILE_NOT_READABLE ->
          "Check that it is a file, that you may open it, and that no other program locks it.";
      case FILE_EMPTY -> "Copy it again from the camera or phone.";
      case FILE_TOO_LARGE, IMAGE_TOO_LARGE -> "Export a smaller copy and use that.";
      case NOT_AN_IMAGE -> "Choose a JPEG, PNG, WebP, TIFF, GIF or BMP photo.";
      case HEIC_NOT_SUPPORTED ->
          "Export it as JPEG; on an iPhone choose Settings, Camera, Formats, Most Compatible.";
      case IMAGE_TOO_SMALL -> "Use the original photo instead of a preview, or go closer.";
      case IMAGE_DAMAGED -> "Copy it again from the camera or phone, or take the photo again.";
      case DECODE_TIMEOUT -> "Open it in an image program, save it as JPEG and try that copy.";
      case PHOTO_TOO_DARK -> "Take it again in daylight, with the light behind you.";
      case PHOTO_TOO_BRIGHT -> "Take it again in the shade, or tap on the leaf before you shoot.";
      case PHOTO_TOO_BLURRED -> "Clean the lens, hold still, tap on the leaf and take it again.";
      case INFERENCE_FAILED -> "Try again; if it stays, run pdd health and reinstall the app.";
      case INTERNAL_ERROR -> "Try again; if it stays, report it together with the log file.";
    };
  }
}
