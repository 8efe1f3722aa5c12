package org.plantdiseasedetector.readiness;

/** The answer to a row, with what it rests on. */
public sealed interface Finding {

  /** Returns what became of the row. */
  State state();

  /** Returns what was seen, with figures. */
  String evidence();

  /** Returns what to do, empty where there is nothing to do. */
  default String remedy() {
    return "";
  }

  /**
   * Checked and good.
   *
   * @param evidence what was seen
   */
  record Pass(String evidence) implements Finding {
    @Override
    public State state() {
      return State.PASS;
    }
  }

  /**
   * Good enough.
   *
   * @param evidence what was seen
   * @param remedy what to do
   */
  record Warn(String evidence, String remedy) implements Finding {
    @Override
    public State state() {
      return State.WARN;
    }
  }

  /**
   * Not good.
   *
   * @param evidence what was seen
   * @param remedy what to do
   */
  record Fail(String evidence, String remedy) implements Finding {
    @Override
    public State state() {
      return State.FAIL;
    }
  }

  /**
   * Not known.
   *
   * @param evidence why it cannot be told
   * @param remedy what to do
   */
  record CouldNotCheck(String evidence, String remedy) implements Finding {
    @Override
    public State state() {
      return State.COULD_NOT_CHECK;
    }
  }

  /**
   * The check broke.
   *
   * @param evidence the error
   */
  record Broken(String evidence) implements Finding {
    @Override
    public State state() {
      return State.ERROR;
    }

    @Override
    public String remedy() {
      return "Run it again; if it stays so, report the error with the log.";
    }
  }

  /**
   * A person answers for it.
   *
   * @param evidence who, when, and what with
   */
  record Attested(String evidence) implements Finding {
    @Override
    public State state() {
      return State.ATTESTED;
    }
  }

  /**
   * A person answered for it once.
   *
   * @param evidence who, when, and why it does not count any more
   * @param remedy what to do
   */
  record Expired(String evidence, String remedy) implements Finding {
    @Override
    public State state() {
      return State.EXPIRED;
    }
  }

  /**
   * It is about something that is not there.
   *
   * @param evidence the reason and the verified fact
   */
  record DoesNotApply(String evidence) implements Finding {
    @Override
    public State state() {
      return State.DOES_NOT_APPLY;
    }
  }
}
