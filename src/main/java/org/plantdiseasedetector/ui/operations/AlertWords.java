package org.plantdiseasedetector.ui.operations;

import org.plantdiseasedetector.operations.AlertRule;
import org.plantdiseasedetector.ui.common.Texts;

/**
 * What is said about an alert.
 *
 * @param what is wrong
 * @param advice what to do, and where more is written
 */
record AlertWords(String what, String advice) {

  static AlertWords of(AlertRule rule, Texts texts) {
    AlertWords words =
        switch (rule) {
          case DISK_LOW -> words(texts.get("alert.disk"), texts.get("alert.disk.advice"));
          case BACKUP_OVERDUE -> words(texts.get("alert.backup"), texts.get("alert.backup.advice"));
          case MODEL_OUT_OF_DATE ->
              words(texts.get("alert.model"), texts.get("alert.model.advice"));
          case ERROR_RATE -> words(texts.get("alert.errors"), texts.get("alert.errors.advice"));
          case DRIFT -> words(texts.get("alert.drift"), texts.get("alert.drift.advice"));
        };
    return words(
        words.what(), words.advice() + " " + texts.format("alert.runbook", rule.runbook()));
  }

  private static AlertWords words(String what, String advice) {
    return new AlertWords(what, advice);
  }
}
