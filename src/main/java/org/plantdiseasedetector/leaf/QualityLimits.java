package org.plantdiseasedetector.leaf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plantdiseasedetector.domain.FailureCode;
import org.plantdiseasedetector.domain.PhotoQuality;

/**
 * Judges the measures of a photo. The warning limits lie beyond all but one in a hundred of the
 * field photos of the training and validation splits; {@code docs/photo-quality.md} has the shares
 * and what accuracy does beyond the limits.
 */
public final class QualityLimits {

  private static final double BLURRED = 0.5;
  private static final double HOPELESSLY_BLURRED = 0.12;
  private static final double DARK = 0.2;
  private static final double HOPELESSLY_DARK = 0.04;
  private static final double BRIGHT = 0.9;
  private static final double HOPELESSLY_BRIGHT = 0.985;
  private static final double GLARE = 0.12;
  private static final double FAR = 0.12;

  private QualityLimits() {}

  /** What is wrong with a photo that can still be used. */
  public enum Remark {
    /** Not sharp. */
    BLURRED,
    /** Too little light on the leaf. */
    DARK,
    /** Too much light on the leaf. */
    BRIGHT,
    /** The leaf mirrors the light. */
    GLARE,
    /** The leaf is small in the photo. */
    FAR
  }

  /**
   * The judgement.
   *
   * @param remarks what is wrong, may be empty
   * @param hopeless why the photo cannot be used at all, if so
   */
  public record Verdict(List<Remark> remarks, Optional<FailureCode> hopeless) {
    /** Copies the list. */
    public Verdict {
      remarks = List.copyOf(remarks);
    }
  }

  /**
   * Judges.
   *
   * @param inspection of the photo
   */
  public static Verdict judge(PhotoInspector.Inspection inspection) {
    PhotoQuality quality = inspection.quality();
    List<Remark> remarks = new ArrayList<>();
    if (quality.sharpness() < BLURRED) {
      remarks.add(Remark.BLURRED);
    }
    if (quality.exposure() < DARK) {
      remarks.add(Remark.DARK);
    } else if (quality.exposure() > BRIGHT) {
      remarks.add(Remark.BRIGHT);
    }
    if (inspection.glare() > GLARE) {
      remarks.add(Remark.GLARE);
    }
    if (quality.leafFraction().orElse(1) < FAR) {
      remarks.add(Remark.FAR);
    }
    return new Verdict(remarks, hopeless(quality));
  }

  private static Optional<FailureCode> hopeless(PhotoQuality quality) {
    if (quality.exposure() < HOPELESSLY_DARK) {
      return Optional.of(FailureCode.PHOTO_TOO_DARK);
    }
    if (quality.exposure() > HOPELESSLY_BRIGHT) {
      return Optional.of(FailureCode.PHOTO_TOO_BRIGHT);
    }
    return quality.sharpness() < HOPELESSLY_BLURRED
        ? Optional.of(FailureCode.PHOTO_TOO_BLURRED)
        : Optional.empty();
  }
}
