package org.plantdiseasedetector.history;

import java.time.LocalDate;
import java.util.Optional;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.ModelIdentity;

/**
 * A line of a list of cases.
 *
 * @param number of the case
 * @param visited day of the visit
 * @param crop as noted or recognised
 * @param place farm, field and plot, joined for reading
 * @param field name of the field
 * @param outcome what the machine concluded
 * @param label the valid class: the person's, or else the confident machine's
 * @param state of the human label
 * @param severityPercent mean severity, if measured
 * @param photos how many
 * @param model which model answered; its answers are not those of another one
 */
public record CaseSummary(
    long number,
    LocalDate visited,
    String crop,
    String place,
    String field,
    String outcome,
    Optional<ClassId> label,
    LabelState state,
    Optional<Double> severityPercent,
    int photos,
    ModelIdentity model) {}
