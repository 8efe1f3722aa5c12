package org.plantdiseasedetector.ui.testkit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.plantdiseasedetector.domain.Candidate;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.ComputeDevice;
import org.plantdiseasedetector.domain.Diagnosis;
import org.plantdiseasedetector.domain.DiagnosisOutcome;
import org.plantdiseasedetector.domain.Failure;
import org.plantdiseasedetector.domain.FailureCode;
import org.plantdiseasedetector.domain.ModelIdentity;

/** Makes results. */
public final class Diagnoses {

  /** Name and version in all results. */
  public static final ModelIdentity MODEL = new ModelIdentity("leafnet", "1.2.3");

  private Diagnoses() {}

  /** Wraps an outcome. */
  public static Diagnosis of(Path photo, DiagnosisOutcome outcome, String... warnings) {
    return new Diagnosis(
        photo,
        Optional.empty(),
        outcome,
        List.of(warnings),
        MODEL,
        ComputeDevice.CPU,
        Duration.ofMillis(120));
  }

  /** One class with its probability. */
  public static Candidate candidate(String id, double confidence) {
    return new Candidate(new ClassId(id), confidence);
  }

  /** A confident late blight of tomato. */
  public static Diagnosis lateBlight(Path photo) {
    return of(
        photo,
        new DiagnosisOutcome.Confident(
            candidate("tomato.late_blight", 0.93), List.of(candidate("potato.late_blight", 0.04))));
  }

  /** A file that is no image. */
  public static Diagnosis notAnImage(Path photo) {
    return of(
        photo,
        new DiagnosisOutcome.Rejected(
            new Failure(
                FailureCode.NOT_AN_IMAGE,
                photo.toString(),
                "This file is not an image.",
                "Choose a JPEG or PNG photo.")));
  }
}
