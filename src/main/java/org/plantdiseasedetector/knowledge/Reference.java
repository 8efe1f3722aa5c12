package org.plantdiseasedetector.knowledge;

import java.util.Optional;

/**
 * A published source.
 *
 * @param title title, with the authors or editors where they are part of its name
 * @param publisher who published it
 * @param year year of the edition; empty for a database that is kept up to date
 */
public record Reference(String title, String publisher, Optional<Integer> year) {}
