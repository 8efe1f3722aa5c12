package org.plantdiseasedetector.knowledge;

import java.util.Optional;
import org.plantdiseasedetector.domain.ClassId;

/**
 * A model class in plain words.
 *
 * @param classId the class
 * @param commonName name of the condition without the host, for example {@code Late blight}
 * @param host common name of the crop, for example {@code Tomato}
 * @param hostScientific scientific name of the crop; empty for an unknown class
 * @param cause scientific name of the pathogen or pest; empty for a healthy leaf or an unknown
 *     class
 * @param kind kind of damage
 */
public record DiseaseName(
    ClassId classId,
    String commonName,
    String host,
    Optional<String> hostScientific,
    Optional<String> cause,
    DamageKind kind) {

  /** Returns the same class under other common names. */
  DiseaseName called(String otherName, String otherHost) {
    return new DiseaseName(classId, otherName, otherHost, hostScientific, cause, kind);
  }
}
