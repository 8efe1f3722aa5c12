/** Reads and writes TorchScript archives, so that networks can be rebuilt without Python. */
@NullMarked
package org.plantdiseasedetector.training.torchscript;

import org.jspecify.annotations.NullMarked;
