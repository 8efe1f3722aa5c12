package org.plantdiseasedetector.training.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plantdiseasedetector.evaluation.EvaluationException;
import org.plantdiseasedetector.evaluation.PhotoIndex;

/**
 * A labelled photo on disk.
 *
 * @param path its file
 * @param position in its folder
 * @param label class index
 * @param domain kind of scene
 * @param leaf photos of one leaf share it
 */
public record LabelledPath(Path path, int position, int label, String domain, String leaf) {

  private static final String NO_DOMAIN = "all";

  /**
   * Lists a folder; photos that the index does not release for shipped weights are left out.
   *
   * @param root one sub-folder per class
   * @param classes that the folder must have, in order
   * @throws IOException if it cannot be read, has other classes or no photo that may be used
   */
  public static List<LabelledPath> list(Path root, List<String> classes) throws IOException {
    LeafFolder folder = LeafFolder.open(root);
    if (!folder.getClasses().equals(classes)) {
      throw new IOException(
          "The class folders of %s are not the classes of the model. Use the photos that the model"
                  .formatted(root)
              + " was trained on.");
    }
    List<LabelledPath> photos = released(folder, root);
    if (photos.isEmpty()) {
      throw new IOException("No photo in " + root + " may be used for a shipped model.");
    }
    return photos;
  }

  /** Lists the photos of a folder that the index, if there is one, releases for shipped weights. */
  static List<LabelledPath> released(LeafFolder folder, Path root) throws IOException {
    Optional<PhotoIndex> index = index(root);
    List<LabelledPath> photos = new ArrayList<>();
    for (int i = 0; i < folder.photos(); i++) {
      Path path = folder.path(i);
      Optional<PhotoIndex.Row> row = index.map(rows -> rows.row(path));
      if (row.map(PhotoIndex.Row::mayShip).orElse(true)) {
        String leaf =
            row.flatMap(r -> r.leafGroup().map(group -> r.source() + "/" + group))
                .orElse(path.toString());
        String domain = row.map(PhotoIndex.Row::domain).orElse(NO_DOMAIN);
        photos.add(new LabelledPath(path, i, folder.label(i), domain, leaf));
      }
    }
    return photos;
  }

  private static Optional<PhotoIndex> index(Path root) throws IOException {
    try {
      Optional<Path> file = PhotoIndex.discover(root);
      return file.isPresent() ? Optional.of(PhotoIndex.read(file.get())) : Optional.empty();
    } catch (EvaluationException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
