package org.plantdiseasedetector.training.trust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.plantdiseasedetector.imaging.PhotoException;
import org.plantdiseasedetector.imaging.PreparedPhoto;
import org.plantdiseasedetector.imaging.RgbImage;
import org.plantdiseasedetector.imaging.SafePhotoDecoder;
import org.plantdiseasedetector.imaging.SquareViews;
import org.plantdiseasedetector.inference.InferenceException;
import org.plantdiseasedetector.inference.djl.DjlNetwork;
import org.plantdiseasedetector.model.InputSpec;

/**
 * Computes embeddings exactly as a diagnosis does, a few photos at a time, so that memory does not
 * limit the number of photos.
 */
final class PhotoEmbedder {

  private static final int CHUNK = 64;

  private final DjlNetwork network;
  private final SquareViews views;
  private final SafePhotoDecoder decoder = new SafePhotoDecoder();

  PhotoEmbedder(DjlNetwork network, InputSpec input) {
    this.network = network;
    this.views = new SquareViews(input);
  }

  /** Is told after every chunk how many pictures are done; may end the run by an exception. */
  @FunctionalInterface
  interface Progress {
    /** Some more pictures are done. */
    void done(int pictures) throws InterruptedException;
  }

  /** Makes a picture, or fails with an {@link UnreadablePhoto}. */
  @FunctionalInterface
  interface Source {
    /** Returns the picture of a number. */
    RgbImage picture(int number);
  }

  /** A photo could not be read. */
  static final class UnreadablePhoto extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadablePhoto(Path photo, Exception cause) {
      super("The photo %s cannot be read. Replace it or take it away.".formatted(photo), cause);
    }
  }

  /** Decodes a photo at the size that the network needs. */
  RgbImage decode(Path photo, int minSide) {
    try {
      return decoder.decode(Files.readAllBytes(photo), minSide).image();
    } catch (IOException | PhotoException e) {
      throw new UnreadablePhoto(photo, e);
    }
  }

  /** Returns one embedding per photo, the mean over its views. */
  List<float[]> photos(List<Path> photos, Progress progress)
      throws IOException, InferenceException, InterruptedException {
    return pictures(photos.size(), i -> decode(photos.get(i), views.minSide()), progress);
  }

  /** Returns one embedding per picture, the mean over its views. */
  List<float[]> pictures(int count, Source source, Progress progress)
      throws IOException, InferenceException, InterruptedException {
    List<float[]> embeddings = new ArrayList<>(count);
    for (int start = 0; start < count; start += CHUNK) {
      int end = Math.min(count, start + CHUNK);
      embeddings.addAll(network.embedPhotos(prepare(start, end, source)));
      progress.done(end - start);
    }
    return embeddings;
  }

  private List<PreparedPhoto> prepare(int start, int end, Source source) throws IOException {
    try {
      return IntStream.range(start, end)
          .parallel()
          .mapToObj(source::picture)
          .map(views::prepare)
          .toList();
    } catch (UnreadablePhoto unreadable) {
      throw new IOException(unreadable.getMessage(), unreadable);
    }
  }
}
