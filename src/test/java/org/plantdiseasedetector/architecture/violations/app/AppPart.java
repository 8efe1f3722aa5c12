package org.plantdiseasedetector.architecture.violations.app;

/** Is known by layers that must not know it. */
public interface AppPart {}
