package org.plantdiseasedetector.training.trust;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.plantdiseasedetector.imaging.PlainBackgroundMask;
import org.plantdiseasedetector.imaging.RgbImage;
import org.plantdiseasedetector.inference.InferenceException;
import org.plantdiseasedetector.model.LinearHead;
import org.plantdiseasedetector.training.data.LabelledPath;

/**
 * Draws pictures without leaves from training photos and embeds them.
 *
 * @param photos to draw from
 * @param embedder computes the embeddings
 * @param perKind pictures of each kind
 */
record NegativeDraw(List<LabelledPath> photos, PhotoEmbedder embedder, int perKind) {

  private static final String FIELD = "field";
  private static final String LAB = "lab";
  private static final int ATTEMPTS = 20;

  /** Draws all kinds for which there are photos; the same seed gives the same pictures. */
  List<NegativePicture> draw(LinearHead head, long seed, PhotoEmbedder.Progress progress)
      throws IOException, InferenceException, InterruptedException {
    List<NegativePicture> pictures = new ArrayList<>();
    long kindSeed = seed;
    for (NegativeKind kind : NegativeKind.values()) {
      kindSeed += 1000L;
      long first = kindSeed;
      List<LabelledPath> sources = sources(kind);
      if (!sources.isEmpty()) {
        List<float[]> rows =
            embedder.pictures(perKind, i -> picture(kind, sources, first + i), progress);
        rows.forEach(row -> pictures.add(negative(kind, row, head)));
      }
    }
    return pictures;
  }

  private static NegativePicture negative(NegativeKind kind, float[] embedding, LinearHead head) {
    FittedPhoto picture = FittedPhoto.of(embedding, head, 0, "", "");
    return new NegativePicture(kind, picture.unit(), picture.logits());
  }

  private List<LabelledPath> sources(NegativeKind kind) {
    return photos.stream()
        .filter(photo -> !kind.needsField() || photo.domain().equals(FIELD))
        .filter(photo -> !kind.needsPlain() || photo.domain().equals(LAB))
        .toList();
  }

  /** A photo whose leaf cannot be cut out gives a shuffled one instead of none. */
  private RgbImage picture(NegativeKind kind, List<LabelledPath> sources, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      LabelledPath source = sources.get(random.nextInt(sources.size()));
      RgbImage photo = embedder.decode(source.path(), NegativePictures.SIDE);
      if (!kind.needsPlain() || PlainBackgroundMask.find(photo).isPresent()) {
        return NegativePictures.draw(kind, photo, random);
      }
    }
    LabelledPath source = sources.get(random.nextInt(sources.size()));
    return NegativePictures.draw(
        NegativeKind.SHUFFLED, embedder.decode(source.path(), NegativePictures.SIDE), random);
  }
}
