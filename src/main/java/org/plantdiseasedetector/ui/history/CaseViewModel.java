package org.plantdiseasedetector.ui.history;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.casebook.CaseBook;
import org.plantdiseasedetector.casebook.HistoryWork;
import org.plantdiseasedetector.domain.Candidate;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.history.CaseDetails;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.history.HumanLabel;
import org.plantdiseasedetector.history.LabelState;
import org.plantdiseasedetector.history.PlantCase;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.ui.picker.ClassPickerViewModel;
import org.plantdiseasedetector.ui.vault.VaultState;

/**
 * What a person says about the shown case, and its details. Details that are being edited when the
 * history is locked come back when it is unlocked. Used on the user-interface thread.
 */
public final class CaseViewModel {

  private final HistoryViewModel history;
  private final Executor background;
  private final Executor ui;
  private final Texts texts;
  private final ClassPickerViewModel picker;
  private final StringProperty who;
  private final DetailsDraft draft = new DetailsDraft();
  private final ReadOnlyBooleanWrapper editing = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Optional<String>> problem =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private @Nullable CaseDetails edited;
  private long editedCase;

  /**
   * Makes the view model.
   *
   * @param history the found cases and the shown one
   * @param background runs long work
   * @param ui runs every change of a property, in order
   * @param texts words of the messages
   * @param picker finds what a case can be corrected to
   */
  public CaseViewModel(
      HistoryViewModel history,
      Executor background,
      Executor ui,
      Texts texts,
      ClassPickerViewModel picker) {
    this.history = history;
    this.background = background;
    this.ui = ui;
    this.texts = texts;
    this.picker = picker;
    this.who = new SimpleStringProperty(history.vault().book().who());
    history.shownProperty().subscribe(this::shown);
    history.vault().stateProperty().subscribe(this::vaultChanged);
  }

  private void shown(@Nullable PlantCase now) {
    problem.set(Optional.empty());
    // Another case was chosen; the lock only takes the case away for a while.
    if (now != null) {
      editing.set(edited != null && now.number() == editedCase);
    }
  }

  private void vaultChanged(VaultState state) {
    if (!(state instanceof VaultState.Open)) {
      editing.set(false);
    } else if (edited != null) {
      history.show(editedCase);
    }
  }

  /** Says that the machine is right. */
  public void confirm() {
    Optional<ClassId> top = machineClass();
    if (top.isPresent()) {
      label(LabelState.CONFIRMED, top);
    } else {
      problem.set(Optional.of(texts.get("case.nothing-to-confirm")));
    }
  }

  /** Returns what the machine holds for most probable, if it recognised anything. */
  public Optional<ClassId> machineClass() {
    PlantCase now = history.shownProperty().get();
    return now == null ? Optional.empty() : now.machine().top().map(Candidate::classId);
  }

  /**
   * Says that it is another class. The machine's own class counts as confirmed.
   *
   * @param classId what it is
   */
  public void correct(ClassId classId) {
    boolean same = machineClass().equals(Optional.of(classId));
    label(same ? LabelState.CONFIRMED : LabelState.CORRECTED, Optional.of(classId));
  }

  /** Says that it cannot be told. */
  public void notSure() {
    label(LabelState.NOT_SURE, Optional.empty());
  }

  private void label(LabelState state, Optional<ClassId> classId) {
    PlantCase now = history.shownProperty().get();
    if (now == null) {
      return;
    }
    try {
      CaseBook book = history.vault().book();
      HumanLabel label = new HumanLabel(state, classId, who.get().strip(), book.clock().instant());
      change(open -> open.label(now.number(), label), () -> {});
    } catch (IllegalArgumentException invalid) {
      problem.set(Optional.of(texts.get("case.who-missing")));
    }
  }

  /** Begins to edit the details of the shown case. */
  public void edit() {
    PlantCase now = history.shownProperty().get();
    if (now != null && edited != null && editedCase != now.number()) {
      problem.set(Optional.of(texts.format("case.other-draft", editedCase)));
    } else if (now != null) {
      edited = now.details();
      editedCase = now.number();
      draft.show(now.details());
      editing.set(true);
    }
  }

  /** Gives up what was edited. */
  public void giveUp() {
    edited = null;
    problem.set(Optional.empty());
    editing.set(false);
  }

  /** Keeps what was edited. */
  public void keep() {
    CaseDetails base = edited;
    if (base == null) {
      return;
    }
    try {
      CaseDetails next = draft.read(texts).over(base.at(Optional.empty()));
      change(open -> open.edit(editedCase, next), this::giveUp);
    } catch (IllegalArgumentException invalid) {
      problem.set(Optional.of(String.valueOf(invalid.getMessage())));
    }
  }

  private void change(HistoryWork<PlantCase> work, Runnable done) {
    problem.set(Optional.empty());
    background.execute(
        () -> {
          try {
            PlantCase changed = history.vault().book().use(work);
            ui.execute(
                () -> {
                  done.run();
                  history.changed(changed);
                });
          } catch (HistoryException | IOException refused) {
            ui.execute(() -> problem.set(Optional.of(String.valueOf(refused.getMessage()))));
          }
        });
  }

  /** Returns who is said to label. */
  public StringProperty whoProperty() {
    return who;
  }

  /** Returns what is being edited. */
  public DetailsDraft draft() {
    return draft;
  }

  /** Returns whether the details are being edited. */
  public ReadOnlyBooleanProperty editingProperty() {
    return editing.getReadOnlyProperty();
  }

  /** Returns what would be lost if the app was closed now, in words. */
  public Optional<String> unsaved() {
    return edited == null
        ? Optional.empty()
        : Optional.of(texts.format("closing.unsaved-case", editedCase));
  }

  /** Returns what could not be done, if anything. */
  public ReadOnlyObjectProperty<Optional<String>> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Returns what finds a class that a case can be corrected to. */
  ClassPickerViewModel picker() {
    return picker;
  }

  /** Returns the classes of the machine for the shown case, most probable first. */
  List<ClassId> machineClasses() {
    PlantCase now = history.shownProperty().get();
    return now == null
        ? List.of()
        : now.machine().candidates().stream().map(Candidate::classId).toList();
  }
}
