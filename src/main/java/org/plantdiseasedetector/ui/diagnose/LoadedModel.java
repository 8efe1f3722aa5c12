package org.plantdiseasedetector.ui.diagnose;

import org.plantdiseasedetector.diagnosis.DiagnosisService;
import org.plantdiseasedetector.domain.ComputeDevice;
import org.plantdiseasedetector.domain.ModelIdentity;

/**
 * A model that is ready to diagnose.
 *
 * @param service diagnoses photos
 * @param model name and version
 * @param device where inference runs
 */
public record LoadedModel(DiagnosisService service, ModelIdentity model, ComputeDevice device) {}
