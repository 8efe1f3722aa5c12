package org.plantdiseasedetector.architecture.violations.inference.djl;

/** Is known by layers that must not know it. */
public interface DjlPart {}
