package org.plantdiseasedetector.cli;

import org.plantdiseasedetector.domain.Diagnosis;

/** Turns diagnoses into text, each with its line end. */
interface RowFormat {

  /** Returns what comes before the first row, possibly nothing. */
  String header();

  /** Returns one row. */
  String row(Diagnosis diagnosis);
}
