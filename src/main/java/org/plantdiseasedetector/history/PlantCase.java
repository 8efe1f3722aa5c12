package org.plantdiseasedetector.history;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.plantdiseasedetector.domain.ClassId;

/**
 * A visited plant with its photos.
 *
 * @param number short number within this history, from 1
 * @param id identity across histories
 * @param created when it was saved
 * @param changed when it was last changed
 * @param details what a person noted
 * @param machine what the machine said about all photos together
 * @param human what a person said
 * @param photos at least one
 */
public record PlantCase(
    long number,
    UUID id,
    Instant created,
    Instant changed,
    CaseDetails details,
    MachineLabel machine,
    Optional<HumanLabel> human,
    List<CasePhoto> photos) {

  /** Copies the list. */
  public PlantCase {
    photos = List.copyOf(photos);
  }

  /** Returns what the person said about the class, or else the machine if it was confident. */
  public Optional<ClassId> label() {
    return human.isPresent() ? human.get().classId() : machine.confidentClass();
  }

  /** Returns the state of the human label. */
  public LabelState labelState() {
    return human.map(HumanLabel::state).orElse(LabelState.UNLABELLED);
  }

  /** Returns the crop: as noted, or else of the label, or else of the machine's best guess. */
  public String crop() {
    if (!details.crop().isEmpty()) {
      return details.crop();
    }
    return label().or(() -> machine.top().map(top -> top.classId())).map(ClassId::crop).orElse("");
  }

  /** Returns the mean severity of the photos on which it was measured, in percent. */
  public Optional<Double> severityPercent() {
    var mean =
        photos.stream()
            .flatMap(photo -> photo.measures().severityPercent().stream())
            .mapToDouble(Double::doubleValue)
            .average();
    return mean.isPresent() ? Optional.of(mean.getAsDouble()) : Optional.empty();
  }

  /**
   * Returns the same case with other details.
   *
   * @param other the details
   * @param at when they were changed
   */
  public PlantCase with(CaseDetails other, Instant at) {
    return new PlantCase(number, id, created, at, other, machine, human, photos);
  }

  /**
   * Returns the same case with a human label.
   *
   * @param label the label; its time is the time of the change
   */
  public PlantCase with(HumanLabel label) {
    return with(Optional.of(label), label.at());
  }

  /**
   * Returns the same case with another human label or without one.
   *
   * @param label the label
   * @param at when it was changed
   */
  public PlantCase with(Optional<HumanLabel> label, Instant at) {
    return new PlantCase(number, id, created, at, details, machine, label, photos);
  }
}
