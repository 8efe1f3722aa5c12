package org.plantdiseasedetector.cli;

import org.plantdiseasedetector.diagnosis.SeveralPhotos;
import org.plantdiseasedetector.domain.Diagnosis;

/** Takes diagnoses for the history. After the first failure it only remembers it. */
interface CaseSaver extends AutoCloseable {

  /** Keeps nothing. */
  CaseSaver NOTHING =
      new CaseSaver() {
        @Override
        public void add(Diagnosis diagnosis, SeveralPhotos several) {
          // Without --save there is nothing to do.
        }

        @Override
        public Diagnosis noted(Diagnosis diagnosis) {
          return diagnosis;
        }

        @Override
        public boolean isBroken() {
          return false;
        }

        @Override
        public int refused() {
          return 0;
        }

        @Override
        public void end(SeveralPhotos several) {
          // Without --save there is nothing to say.
        }

        @Override
        public void close() {
          // Without --save nothing is open.
        }
      };

  /** Takes a diagnosis. */
  void add(Diagnosis diagnosis, SeveralPhotos several);

  /** Returns what is to be told of a diagnosis: that it will not be saved, if so. */
  Diagnosis noted(Diagnosis diagnosis);

  /** Returns whether saving failed, so that going on is in vain. */
  boolean isBroken();

  /** Returns how many diagnosed photos could not be saved while others could. */
  int refused();

  /** Saves what is left and says what was saved; fails if anything failed. */
  void end(SeveralPhotos several) throws CommandFailure;

  @Override
  void close() throws CommandFailure;
}
