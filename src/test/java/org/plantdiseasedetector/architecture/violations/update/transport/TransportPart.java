package org.plantdiseasedetector.architecture.violations.update.transport;

/** Is met where it must not be. */
public interface TransportPart {}
