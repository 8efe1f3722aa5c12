package org.plantdiseasedetector.ui.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.casebook.CaseExchange;
import org.plantdiseasedetector.history.CaseQuery;
import org.plantdiseasedetector.history.CaseReceiver;
import org.plantdiseasedetector.history.Cases;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.imaging.SafePhotoDecoder;
import org.plantdiseasedetector.imaging.Thumbnail;
import org.plantdiseasedetector.testing.Pictures;
import org.plantdiseasedetector.vault.Vaults;

class ExchangeViewModelTest {

  private static final String SHARED = "a word for both of us";

  @TempDir private Path here;
  @TempDir private Path there;

  private Laptop mine;
  private Laptop other;
  private Path file;

  /** A window with its history. */
  private static final class Laptop {

    private final OpenHistory open;
    private final HistoryViewModel history;
    private final TasksViewModel tasks;
    private final ExchangeViewModel exchange;

    Laptop(Path data) {
      open = new OpenHistory(data);
      history =
          new HistoryViewModel(
              new HistoryViewModel.Dependencies(
                  open.vault, Runnable::run, Runnable::run, (delay, task) -> task.run()));
      tasks = new TasksViewModel(open.vault, Runnable::run, Runnable::run, OpenHistory.TEXTS);
      CaseExchange moves =
          new CaseExchange(
              open.book,
              new Thumbnail(new SafePhotoDecoder()),
              Vaults.cheapCalibration(),
              new SecureRandom());
      exchange = new ExchangeViewModel(tasks, moves, history, OpenHistory.TEXTS);
    }

    void save(String farm, byte[] photo) throws Exception {
      open.book.use(
          h -> h.save(Cases.of(Cases.details(farm, ""), Cases.photo(farm + ".jpg", photo))));
      history.refresh();
    }

    String told() {
      return tasks.messageProperty().get().orElse("");
    }

    String notes(long number) throws Exception {
      return open.book.use(h -> h.find(number).details().notes());
    }

    int cases() throws Exception {
      return open.book.use(h -> h.search(CaseQuery.ALL, 0, 0).total());
    }
  }

  @BeforeEach
  void start() throws Exception {
    mine = new Laptop(here);
    other = new Laptop(there);
    file = here.resolve("cases.pddcases");
    mine.save("Miller", Pictures.jpeg(320, 240));
    mine.save("Smith", Pictures.jpeg(240, 320));
  }

  @AfterEach
  void close() throws HistoryException {
    mine.open.book.lock();
    other.open.book.lock();
  }

  @Test
  void theFoundCasesGoToTheOwnerOfAKeyAndArriveOnce() throws Exception {
    other.exchange.showKey();
    mine.history.textProperty().set("miller");
    mine.exchange.send(file, other.exchange.keyProperty().get().orElseThrow());
    assertThat(mine.told()).contains("1 case is in").contains(file.toString());

    other.exchange.receive(file);
    assertThat(other.told()).startsWith("1 new case");
    other.exchange.receive(file);
    assertThat(other.told()).startsWith("No new case").contains("1 unchanged");
    assertThat(other.cases()).isEqualTo(1);
    assertThat(other.history.found()).hasSize(1);
  }

  @Test
  void aFileUnderAPassphraseAsksForIt() throws Exception {
    mine.exchange.send(file, SHARED.toCharArray(), SHARED.toCharArray());

    other.exchange.receive(file);
    assertThat(other.exchange.waitingProperty().get()).isEqualTo(Optional.of(file));
    assertThat(other.told()).contains("under a passphrase");

    other.exchange.receive("a wrong passphrase".toCharArray());
    assertThat(other.told()).contains("Nothing was changed");
    assertThat(other.exchange.waitingProperty().get()).isPresent();
    assertThat(other.cases()).isZero();

    char[] typed = SHARED.toCharArray();
    other.exchange.receive(typed);
    assertThat(other.cases()).isEqualTo(2);
    assertThat(other.exchange.waitingProperty().get()).isEmpty();
    assertThat(typed).containsOnly('\0');
  }

  @Test
  void whatBothSidesChangedIsKeptTwiceAndShown() throws Exception {
    mine.exchange.send(file, SHARED.toCharArray(), SHARED.toCharArray());
    other.exchange.receive(file);
    other.exchange.receive(SHARED.toCharArray());
    mine.open.book.use(h -> h.edit(1, Cases.details("Miller", "seen here")));
    other.open.book.use(h -> h.edit(1, Cases.details("Miller", "seen there")));
    Path second = here.resolve("second.pddcases");
    mine.exchange.send(second, SHARED.toCharArray(), SHARED.toCharArray());

    other.exchange.receive(second);
    other.exchange.receive(SHARED.toCharArray());

    assertThat(other.cases()).isEqualTo(3);
    assertThat(other.tasks.reportProperty().get())
        .hasValueSatisfying(
            report ->
                assertThat(((TasksViewModel.Report.Received) report).merged().conflicts())
                    .containsExactly(new CaseReceiver.Conflict(1, 3)));
    assertThat(other.notes(1)).isEqualTo("seen there");
    assertThat(other.notes(3)).isEqualTo("seen here");
  }

  @Test
  void aDamagedFileChangesNothing() throws Exception {
    other.exchange.showKey();
    mine.exchange.send(file, other.exchange.keyProperty().get().orElseThrow());
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] ^= 1;
    Files.write(file, bytes);
    other.exchange.receive(file);
    assertThat(other.told()).contains("damaged").contains("Nothing was changed");
    assertThat(other.cases()).isZero();
  }

  @Test
  void typingErrorsAreNamedAndNothingIsWritten() {
    mine.exchange.send(file, "pddkey1-nonsense");
    assertThat(mine.told()).contains("not a recipient's key");
    mine.exchange.send(file, SHARED.toCharArray(), "something else".toCharArray());
    assertThat(mine.told()).contains("differ");
    char[] easy = "short".toCharArray();
    mine.exchange.send(file, easy, Arrays.copyOf(easy, easy.length));
    assertThat(mine.told()).contains("12");
    mine.history.textProperty().set("nobody");
    mine.exchange.send(file, SHARED.toCharArray(), SHARED.toCharArray());
    assertThat(mine.told()).contains("no such cases");
    assertThat(file).doesNotExist();
  }
}
