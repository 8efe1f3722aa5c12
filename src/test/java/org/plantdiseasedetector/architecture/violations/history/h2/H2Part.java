package org.plantdiseasedetector.architecture.violations.history.h2;

/** Is known by layers that must not know it. */
public interface H2Part {}
