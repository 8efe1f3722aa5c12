package org.plantdiseasedetector.ui.shell;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.ui.common.WindowLanguage;

/**
 * The choice of the window's language. It takes effect at the next start: photos on the list and
 * what was typed stay as they are. Used on the user-interface thread only.
 */
public final class LanguageViewModel {

  private final Dependencies use;
  private final ObjectProperty<Optional<Locale>> choice;
  private final ReadOnlyObjectWrapper<Optional<String>> message =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /**
   * What the choice works with.
   *
   * @param kept where the choice is kept
   * @param system language and country of the operating system
   * @param background writes the choice
   * @param ui runs every change of a property, in order
   * @param texts words, in the language that the window has now
   */
  public record Dependencies(
      ChosenLanguage kept, Locale system, Executor background, Executor ui, Texts texts) {}

  /**
   * Makes the choice as it was kept.
   *
   * @param use what it works with
   */
  public LanguageViewModel(Dependencies use) {
    this.use = use;
    choice = new SimpleObjectProperty<>(use.kept().read());
  }

  /**
   * Keeps a choice.
   *
   * @param wanted empty for the language of the system
   */
  public void choose(Optional<Locale> wanted) {
    if (wanted.equals(choice.get())) {
      return;
    }
    Optional<Locale> before = choice.get();
    choice.set(wanted);
    use.background().execute(() -> keep(wanted, before));
  }

  private void keep(Optional<Locale> wanted, Optional<Locale> before) {
    try {
      use.kept().write(wanted);
      use.ui().execute(() -> message.set(Optional.of(told(wanted))));
    } catch (IOException refused) {
      String why = use.texts().format("language.not-kept", String.valueOf(refused.getMessage()));
      use.ui()
          .execute(
              () -> {
                choice.set(before);
                message.set(Optional.of(why));
              });
    }
  }

  /** Speaks the chosen language: whoever changes it may not understand the present one. */
  private String told(Optional<Locale> wanted) {
    Locale next = WindowLanguage.choose(wanted, use.system());
    String name = WindowLanguage.nameOf(Locale.of(next.getLanguage()));
    return next.getLanguage().equals(use.texts().locale().getLanguage())
        ? use.texts().format("language.stays", name)
        : Texts.load(next).format("language.next-start", name);
  }

  /** Returns the choice; empty for the language of the system. */
  public ReadOnlyObjectProperty<Optional<Locale>> choiceProperty() {
    return choice;
  }

  /** Returns what the user should know about the last choice. */
  public ReadOnlyObjectProperty<Optional<String>> messageProperty() {
    return message.getReadOnlyProperty();
  }
}
