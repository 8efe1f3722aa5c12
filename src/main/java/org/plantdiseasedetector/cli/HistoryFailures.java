package org.plantdiseasedetector.cli;

import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.vault.VaultException;

/** Gives failures of vault and history their exit codes. Stateless. */
final class HistoryFailures {

  private HistoryFailures() {}

  static CommandFailure of(VaultException failure) {
    int code =
        switch (failure.reason()) {
          case WRONG_KEY, TOO_SOON, TAMPERED -> ExitCode.SECURITY;
          case MISSING, EXISTS, UNUSABLE_KEY -> ExitCode.USAGE;
          case INPUT_OUTPUT -> ExitCode.INTERNAL;
        };
    return new CommandFailure(code, failure.getMessage(), failure);
  }

  static CommandFailure of(HistoryException failure) {
    int code =
        switch (failure.reason()) {
          case TAMPERED -> ExitCode.SECURITY;
          case NO_SUCH_CASE, INVALID -> ExitCode.USAGE;
          case IN_USE, DISK_FULL, INPUT_OUTPUT, NEWER, CHANGED, PHOTO_CHANGED -> ExitCode.INTERNAL;
        };
    return new CommandFailure(code, failure.getMessage(), failure);
  }
}
