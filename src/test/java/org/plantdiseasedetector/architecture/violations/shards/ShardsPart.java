package org.plantdiseasedetector.architecture.violations.shards;

import org.plantdiseasedetector.architecture.violations.cli.CliPart;

/** Knows a layer that it must not know. */
public interface ShardsPart {
  void meet(CliPart stranger);
}
