package org.plantdiseasedetector.diagnosis;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a user opened, sorted by what the system's file types say: a double click on a signed model
 * or on a file of cases starts the app with it, and neither is a photo.
 *
 * @param photos photos, folders, and everything that is neither of the others
 * @param models signed models, {@code *.pddmodel}
 * @param cases files of cases from another history, {@code *.pddcases}
 */
public record OpenedFiles(List<Path> photos, List<Path> models, List<Path> cases) {

  private static final String MODEL = ".pddmodel";
  private static final String CASES = ".pddcases";

  /** Takes lists that do not change. */
  public OpenedFiles {
    photos = List.copyOf(photos);
    models = List.copyOf(models);
    cases = List.copyOf(cases);
  }

  /**
   * Sorts by name; no file is looked at.
   *
   * @param paths what was opened
   */
  public static OpenedFiles of(List<Path> paths) {
    List<Path> photos = new ArrayList<>();
    List<Path> models = new ArrayList<>();
    List<Path> cases = new ArrayList<>();
    for (Path path : paths) {
      String name = path.toString().toLowerCase(Locale.ROOT);
      if (name.endsWith(MODEL)) {
        models.add(path);
      } else if (name.endsWith(CASES)) {
        cases.add(path);
      } else {
        photos.add(path);
      }
    }
    return new OpenedFiles(photos, models, cases);
  }
}
