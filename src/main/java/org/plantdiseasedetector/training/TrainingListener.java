package org.plantdiseasedetector.training;

/** Hears of a training's progress. Called on the training thread. */
public interface TrainingListener {

  /**
   * One optimiser step is done.
   *
   * @param epoch running epoch, from 0
   * @param step step within the epoch, from 1
   * @param steps steps per epoch
   * @param loss mean cross-entropy of the batch
   * @param photos photos in the batch
   */
  void step(int epoch, int step, int steps, double loss, int photos);

  /**
   * Something worth a line of its own happened.
   *
   * @param text key=value words
   */
  void message(String text);

  /** Asked before every epoch; when true, training ends after the last checkpoint. */
  boolean cancelled();
}
