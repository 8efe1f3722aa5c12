package org.plantdiseasedetector.imaging;

import org.plantdiseasedetector.model.InputSpec;
import org.plantdiseasedetector.model.View;

/**
 * Makes the square views of {@link InputSpec#views()}. Immutable and thread-safe.
 *
 * @param spec size and views
 */
public record SquareViews(InputSpec spec) implements Preprocessor {

  @Override
  public PreparedPhoto prepare(RgbImage image) {
    return new PreparedPhoto(spec.views().stream().map(view -> cut(image, view)).toList());
  }

  @Override
  public int minSide() {
    return spec.size();
  }

  private RgbImage cut(RgbImage image, View view) {
    int size = spec.size();
    return switch (view) {
      case WHOLE -> Resampler.resize(image, 0, 0, image.width(), image.height(), size, size);
      case CENTER -> {
        int side = Math.min(image.width(), image.height());
        int x = (image.width() - side) / 2;
        int y = (image.height() - side) / 2;
        yield Resampler.resize(image, x, y, side, side, size, size);
      }
    };
  }
}
