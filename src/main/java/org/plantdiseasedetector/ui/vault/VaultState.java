package org.plantdiseasedetector.ui.vault;

/** Where the history stands, as the window shows it. */
public sealed interface VaultState {

  /** The folder is being looked at. */
  record Starting() implements VaultState {}

  /** There is no history, and the user has not decided yet. */
  record Undecided() implements VaultState {}

  /** The user decided against a history. */
  record Declined() implements VaultState {}

  /**
   * The history was just made; its recovery key is shown, this once. It counts as closed until the
   * user says that the key is kept.
   *
   * @param recoveryKey overwritten when the user has it
   */
  @SuppressWarnings("ArrayRecordComponent")
  record ShowingKey(char[] recoveryKey) implements VaultState {}

  /** There is a history; its keys are not in memory. */
  record Locked() implements VaultState {}

  /** Cases can be seen and saved. */
  record Open() implements VaultState {}
}
