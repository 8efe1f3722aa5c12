package org.plantdiseasedetector.shards;

/** A shard or a run that cannot be used; the message tells the user why and what to do. */
public final class ShardException extends Exception {

  private static final long serialVersionUID = 1L;

  /** What kind of trouble it is. */
  public enum Reason {
    /** What was asked for makes no sense, or something is not there yet. */
    USAGE,
    /** Files are not what they were when they were completed. */
    DAMAGED
  }

  private final Reason reason;

  /**
   * Makes the exception.
   *
   * @param reason kind of trouble
   * @param message what happened to which file, and what to do
   */
  public ShardException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  static ShardException usage(String message) {
    return new ShardException(Reason.USAGE, message);
  }

  static ShardException damaged(String message) {
    return new ShardException(Reason.DAMAGED, message);
  }

  /** Returns the kind of trouble. */
  public Reason reason() {
    return reason;
  }

  /** Returns the message, which there always is. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
