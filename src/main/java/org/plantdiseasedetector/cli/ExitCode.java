package org.plantdiseasedetector.cli;

/** Exit codes of the console; they never change meaning within a major version. */
public final class ExitCode {

  /** Everything was done. */
  public static final int DONE = 0;

  /** Some photos failed; the rows say which. */
  public static final int SOME_FAILED = 1;

  /** The command line was wrong. */
  public static final int USAGE = 2;

  /** The installation is not ready for production. */
  public static final int NOT_READY = 3;

  /** Something could not be checked. */
  public static final int NOT_CHECKED = 4;

  /** Refused for security: a wrong passphrase, or something was tampered with. */
  public static final int SECURITY = 5;

  /** The app, its installation or its model does not work. */
  public static final int INTERNAL = 70;

  private ExitCode() {}
}
