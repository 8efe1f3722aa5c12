package org.plantdiseasedetector.ui.history;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.plantdiseasedetector.casebook.CaseExchange;
import org.plantdiseasedetector.history.CaseQuery;
import org.plantdiseasedetector.history.CaseReceiver;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.vault.Passphrase;

/**
 * Sends cases to another laptop and takes in what comes from there. Used on the user-interface
 * thread; character arrays that are handed in are overwritten.
 */
public final class ExchangeViewModel {

  private final TasksViewModel tasks;
  private final CaseExchange exchange;
  private final HistoryViewModel history;
  private final Texts texts;
  private final ReadOnlyObjectWrapper<Optional<Path>> waiting =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<String>> key =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /**
   * Makes the view model.
   *
   * @param tasks runs the work and tells of it
   * @param exchange moves cases
   * @param history the found cases, which are those that are sent
   * @param texts words of the messages
   */
  public ExchangeViewModel(
      TasksViewModel tasks, CaseExchange exchange, HistoryViewModel history, Texts texts) {
    this.tasks = tasks;
    this.exchange = exchange;
    this.history = history;
    this.texts = texts;
  }

  /** Asks for this history's key, which is no secret. */
  public void showKey() {
    tasks.work(
        texts.get("exchange.reading-key"),
        exchange::key,
        text -> {
          tasks.clear();
          key.set(Optional.of(text));
        });
  }

  /**
   * Writes the found cases into a file under a passphrase.
   *
   * @param file the new file
   * @param passphrase that both sides know
   * @param again the same, typed a second time
   */
  public void send(Path file, char[] passphrase, char[] again) {
    boolean same = Arrays.equals(passphrase, again);
    Arrays.fill(again, '\0');
    if (!same) {
      Arrays.fill(passphrase, '\0');
      tasks.tell(texts.get("vault.passphrases-differ"));
      return;
    }
    CaseQuery query = history.query();
    tasks.work(
        texts.get("exchange.sending"),
        () -> {
          try (Passphrase typed = new Passphrase(passphrase)) {
            return exchange.send(query, file, typed);
          }
        },
        sent(file));
  }

  /**
   * Writes the found cases into a file that only one history can open.
   *
   * @param file the new file
   * @param recipientKey what the recipient's app shows
   */
  public void send(Path file, String recipientKey) {
    CaseQuery query = history.query();
    tasks.work(
        texts.get("exchange.sending"), () -> exchange.send(query, file, recipientKey), sent(file));
  }

  private Consumer<Integer> sent(Path file) {
    return cases -> tasks.tell(texts.format("exchange.sent", cases, file.toString()));
  }

  /**
   * Takes in a file. If it needs a passphrase, {@link #waitingProperty} says so.
   *
   * @param file the file
   */
  public void receive(Path file) {
    waiting.set(Optional.empty());
    tasks.work(
        texts.get("exchange.receiving"),
        () -> {
          try {
            return Optional.of(exchange.receive(file, null));
          } catch (CaseExchange.PassphraseNeeded needed) {
            return Optional.<CaseReceiver.Report>empty();
          }
        },
        merged -> {
          if (merged.isPresent()) {
            received(merged.get());
          } else {
            waiting.set(Optional.of(file));
            tasks.tell(texts.format("exchange.needs-passphrase", file.toString()));
          }
        });
  }

  /**
   * Takes in the file that waits for its passphrase.
   *
   * @param passphrase what was typed
   */
  public void receive(char[] passphrase) {
    Optional<Path> file = waiting.get();
    if (file.isEmpty()) {
      Arrays.fill(passphrase, '\0');
      return;
    }
    tasks.work(
        texts.get("exchange.receiving"),
        () -> {
          try (Passphrase typed = new Passphrase(passphrase)) {
            return exchange.receive(file.get(), typed);
          }
        },
        this::received);
  }

  private void received(CaseReceiver.Report merged) {
    waiting.set(Optional.empty());
    tasks.tell(
        texts.format(
            "exchange.received",
            merged.added().size(),
            merged.updated().size(),
            merged.unchanged()));
    if (!merged.conflicts().isEmpty() || merged.refused() > 0) {
      tasks.show(new TasksViewModel.Report.Received(merged));
    }
    history.refresh();
  }

  /** Returns the file that waits for its passphrase. */
  public ReadOnlyObjectProperty<Optional<Path>> waitingProperty() {
    return waiting.getReadOnlyProperty();
  }

  /** Returns this history's key, once it was asked for. */
  public ReadOnlyObjectProperty<Optional<String>> keyProperty() {
    return key.getReadOnlyProperty();
  }

  /** Returns how many cases would be sent now; -1 before the first search. */
  int found() {
    return history.totalProperty().get();
  }
}
