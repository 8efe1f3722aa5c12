package org.plantdiseasedetector.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import org.plantdiseasedetector.update.UpdateException;
import org.plantdiseasedetector.update.archive.ArchiveRefusedException;
import org.plantdiseasedetector.update.publish.PublishException;
import org.plantdiseasedetector.update.tuf.TufException;
import org.plantdiseasedetector.vault.VaultException;

/** Gives failures of updates their exit codes. Stateless. */
final class UpdateFailures {

  private UpdateFailures() {}

  /** What a command does. */
  @FunctionalInterface
  interface Work {
    int run()
        throws UpdateException,
            TufException,
            PublishException,
            VaultException,
            IOException,
            CommandFailure;
  }

  static int run(Work work) throws CommandFailure {
    try {
      return work.run();
    } catch (UpdateException failure) {
      throw of(failure);
    } catch (TufException refused) {
      throw new CommandFailure(
          ExitCode.SECURITY,
          "Refused, and nothing was changed: %s (TUF %s)"
              .formatted(refused.getMessage(), refused.step()),
          refused);
    } catch (PublishException refused) {
      throw new CommandFailure(ExitCode.USAGE, refused.getMessage(), refused);
    } catch (VaultException refused) {
      throw HistoryFailures.of(refused);
    } catch (ArchiveRefusedException refused) {
      throw new CommandFailure(
          ExitCode.SECURITY, "Nothing was changed: " + refused.getMessage() + ".", refused);
    } catch (IOException broken) {
      throw new CommandFailure(
          ExitCode.INTERNAL,
          "It did not work: %s. Nothing is half installed; try again.".formatted(words(broken)),
          broken);
    }
  }

  private static String words(IOException failure) {
    return failure instanceof FileSystemException system
        ? "%s cannot be used (%s)".formatted(system.getFile(), system.getClass().getSimpleName())
        : String.valueOf(failure.getMessage());
  }

  private static CommandFailure of(UpdateException failure) {
    int code =
        switch (failure.reason()) {
          case DOWNGRADE, TAMPERED, SELF_TEST -> ExitCode.SECURITY;
          case MISSING, IN_USE -> ExitCode.USAGE;
          case BUSY, CANCELLED, NO_SPACE, OUTDATED -> ExitCode.INTERNAL;
        };
    return new CommandFailure(code, failure.getMessage(), failure);
  }
}
