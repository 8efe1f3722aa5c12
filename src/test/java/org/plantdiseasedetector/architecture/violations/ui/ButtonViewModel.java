package org.plantdiseasedetector.architecture.violations.ui;

import javafx.scene.control.Button;

/** A view model that holds a control. */
record ButtonViewModel(Button button) {}
