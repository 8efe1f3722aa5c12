package org.plantdiseasedetector.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.plantdiseasedetector.leaf.LeafMap;
import org.plantdiseasedetector.leaf.MaskedPhoto;

/** Compares severity and evidence with hand-drawn masks, photo by photo. */
public final class MaskEvaluation {

  private MaskEvaluation() {}

  /**
   * Evaluates a folder.
   *
   * @param folder laid out as {@link MaskedPhoto#list} says
   * @param subject diagnoses and measures
   * @param progress told of each photo
   * @return one score per photo
   * @throws EvaluationException if there is no masked photo or one cannot be read
   */
  public static List<MaskScore> run(
      Path folder, LeafSubject subject, EvaluationRunner.Progress progress)
      throws EvaluationException {
    try {
      List<MaskedPhoto> photos = MaskedPhoto.list(folder);
      List<MaskScore> scores = new ArrayList<>();
      for (MaskedPhoto photo : photos) {
        LeafMap drawn = photo.readMask();
        LeafSubject.Reading reading = subject.read(photo.photo());
        scores.add(
            MaskScore.of(
                drawn,
                reading.leaf(),
                reading.evidence().at(drawn.width(), drawn.height()),
                reading.diseased()));
        progress.done(scores.size(), photos.size());
      }
      return scores;
    } catch (IOException e) {
      throw new EvaluationException(String.valueOf(e.getMessage()), e);
    }
  }
}
