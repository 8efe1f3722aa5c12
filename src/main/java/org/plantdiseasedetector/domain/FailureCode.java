package org.plantdiseasedetector.domain;

/**
 * Stable codes of everything that can go wrong with one photo. The names are part of the output
 * formats and never change meaning within a major version.
 */
public enum FailureCode {
  /** The path does not exist (any more), or is a broken link. */
  FILE_NOT_FOUND,
  /** The file exists but may not be read, or reading broke off. */
  FILE_NOT_READABLE,
  /** The file has no bytes. */
  FILE_EMPTY,
  /** The file is larger than the byte limit. */
  FILE_TOO_LARGE,
  /** The content is no image format that the app reads, whatever the name says. */
  NOT_AN_IMAGE,
  /** A HEIC/HEIF photo, for which no decoder is at hand. */
  HEIC_NOT_SUPPORTED,
  /** The image header announces more pixels than the limit. */
  IMAGE_TOO_LARGE,
  /** Fewer pixels than a diagnosis needs. */
  IMAGE_TOO_SMALL,
  /** The content starts as an image but is damaged or cut off. */
  IMAGE_DAMAGED,
  /** Decoding took longer than the limit. */
  DECODE_TIMEOUT,
  /** So little light that nothing can be seen. */
  PHOTO_TOO_DARK,
  /** So much light that nothing can be seen. */
  PHOTO_TOO_BRIGHT,
  /** So blurred that nothing can be seen. */
  PHOTO_TOO_BLURRED,
  /** The engine failed on this photo. */
  INFERENCE_FAILED,
  /** A defect of the app; the log has the details. */
  INTERNAL_ERROR
}
