package org.plantdiseasedetector.ui.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.casebook.CaseBook;
import org.plantdiseasedetector.casebook.CaseComparison;
import org.plantdiseasedetector.casebook.CaseModel;
import org.plantdiseasedetector.casebook.HistoryWork;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.ModelIdentity;
import org.plantdiseasedetector.history.Cases;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.history.HumanLabel;
import org.plantdiseasedetector.history.LabelState;
import org.plantdiseasedetector.knowledge.DiseaseNames;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.ui.diagnose.ResultPresenter;
import org.plantdiseasedetector.ui.testkit.StepExecutor;
import org.plantdiseasedetector.ui.testkit.TestBook;
import org.plantdiseasedetector.update.UpdateSettings;
import org.plantdiseasedetector.update.UpdateSettingsFile;
import org.plantdiseasedetector.update.UpdateWorld;
import org.plantdiseasedetector.update.transport.LoopbackServer;
import org.plantdiseasedetector.vault.MovableClock;
import org.plantdiseasedetector.vault.Passphrase;
import org.plantdiseasedetector.vault.Vaults;

class ModelsViewModelTest {

  private static final Texts TEXTS = Texts.load(Locale.ENGLISH);

  @TempDir private Path folder;
  private UpdateWorld world;
  private ModelIdentity running = new ModelIdentity("tiny", "1.0.0");
  private CaseBook book;

  @BeforeEach
  void makeWorld() throws Exception {
    world = new UpdateWorld(folder);
    world.start();
    book = TestBook.of(folder.resolve("book"), new MovableClock());
  }

  private ModelsViewModel viewModel(Executor background) {
    CaseComparison.Lender lender =
        new CaseComparison.Lender() {
          @Override
          public <T> T use(HistoryWork<T> work) throws HistoryException, IOException {
            return book.use(work);
          }
        };
    ModelsDesk desk =
        new ModelsDesk(
            () -> {
              try {
                return world.folders();
              } catch (Exception broken) {
                throw new IOException(broken);
              }
            },
            world.trial,
            lender,
            Answering::new,
            world.clock);
    return new ModelsViewModel(
        new ModelsViewModel.Dependencies(
            desk,
            () -> Optional.of(running),
            new ResultPresenter(TEXTS, DiseaseNames.load(), Locale.ENGLISH),
            background,
            Runnable::run,
            TEXTS,
            Locale.ENGLISH));
  }

  private ModelsViewModel viewModel() {
    return viewModel(Runnable::run);
  }

  /** Version 1 always says late blight; the other one reads the answer off the photo. */
  private record Answering(Path folder) implements CaseModel {
    @Override
    public ModelIdentity identity() {
      return new ModelIdentity("tiny", folder.getFileName().toString().substring(5));
    }

    @Override
    public Optional<ClassId> answer(List<byte[]> photos) {
      boolean isFirst = identity().version().startsWith("1");
      return Optional.of(isFirst || photos.getFirst()[0] == 'l' ? Cases.LATE_BLIGHT : Cases.SCAB);
    }

    @Override
    public void close() {}
  }

  private static ModelRow row(ModelsViewModel models, String name) {
    return models.rows().stream().filter(row -> row.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void aStickShowsWhatWouldChangeBeforeItIsAccepted() throws Exception {
    world.publish("2.0.0");
    ModelsViewModel models = viewModel();
    models.refresh();
    models.look(world.pack("2.0.0").toString());

    OfferView offer = models.offerProperty().get().orElseThrow();
    assertThat(offer.title()).startsWith("tiny 2.0.0, 0.3 MB: newer");
    assertThat(offer.notes()).containsExactly("News of 2.0.0");
    assertThat(offer.installable()).isTrue();
    assertThat(models.rows()).hasSize(1);

    models.install(true);
    assertThat(models.messageProperty().get().orElseThrow()).contains("tiny-2.0.0", "next start");
    assertThat(models.offerProperty().get()).isEmpty();
    assertThat(row(models, "tiny-2.0.0").roles()).isEqualTo("From the next start");
    assertThat(row(models, "tiny-1.0.0").roles()).isEqualTo("In use");
    assertThat(world.start()).isEqualTo("2.0.0");
  }

  @Test
  void anOldStickIsAcceptedAndSaysSinceWhenItIsOld() throws Exception {
    world.publish("2.0.0");
    Path stick = world.pack("2.0.0");
    world.clock = Clock.fixed(UpdateWorld.NOW.plus(Duration.ofDays(60)), ZoneOffset.UTC);
    ModelsViewModel models = viewModel();
    models.look(stick.toString());

    assertThat(models.offerProperty().get().orElseThrow().warnings())
        .singleElement()
        .asString()
        .contains("signatures are genuine but ended on December");

    world.clock = Clock.fixed(UpdateWorld.NOW.plus(Duration.ofDays(2000)), ZoneOffset.UTC);
    ModelsViewModel muchLater = viewModel();
    muchLater.look(stick.toString());
    assertThat(muchLater.offerProperty().get()).isEmpty();
    assertThat(muchLater.messageProperty().get().orElseThrow())
        .contains("expired on", "installed models go on working", "clock");
  }

  @Test
  void aTamperedModelIsShownAsRefusedAndNothingThatItSaysIsBelieved() throws Exception {
    world.publish("2.0.0");
    world.update(world.repository());
    world.start();
    Files.writeString(world.data().resolve("models/tiny-2.0.0/config.yaml"), "name: evil");
    ModelsViewModel models = viewModel();
    models.refresh();

    ModelRow refused = row(models, "tiny-2.0.0");
    assertThat(refused.genuine()).isFalse();
    assertThat(refused.signature()).startsWith("Refused").contains("config.yaml");
    assertThat(refused.title()).isEqualTo("tiny-2.0.0");
    assertThat(refused.actions()).isEqualTo(new ModelRow.Actions(false, false, true));
    assertThat(row(models, "tiny-1.0.0").genuine()).isTrue();
  }

  @Test
  void anUnneededModelGoesTheOthersStayAndTheReasonIsLogged() throws Exception {
    for (String version : List.of("2.0.0", "3.0.0", "4.0.0")) {
      world.publish(version);
      world.update(world.repository());
      world.start();
    }
    running = new ModelIdentity("tiny", "4.0.0");
    ModelsViewModel models = viewModel();
    models.refresh();
    assertThat(row(models, "tiny-3.0.0").roles()).isEqualTo("Last good one, kept");
    assertThat(models.rows())
        .filteredOn(each -> each.actions().remove())
        .extracting(ModelRow::name)
        .containsExactly("tiny-2.0.0");

    models.remove("tiny-2.0.0");
    models.remove("tiny-3.0.0");
    assertThat(models.messageProperty().get().orElseThrow()).contains("stays");
    models.choose("tiny-3.0.0", "fewer false alarms");

    assertThat(models.rows()).extracting(ModelRow::name).doesNotContain("tiny-2.0.0");
    assertThat(models.changes().getFirst()).contains("tiny-3.0.0", "fewer false alarms");
    assertThat(world.start()).isEqualTo("3.0.0");
  }

  private ServerSocket listen() throws Exception {
    ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    server.setSoTimeout(1);
    return server;
  }

  private void store(String address, boolean autoCheck, Optional<Path> authorities)
      throws Exception {
    UpdateSettingsFile.in(world.data())
        .write(new UpdateSettings(Optional.of(address), autoCheck, Optional.empty(), authorities));
  }

  @Test
  void noConnectionIsOpenedWhileTheSwitchIsOff() throws Exception {
    try (ServerSocket server = listen()) {
      store("https://127.0.0.1:" + server.getLocalPort(), false, Optional.empty());
      ModelsViewModel models = viewModel();
      models.start();
      models.refresh();
      models.store(models.settingsProperty().get());

      assertThat(models.settingsProperty().get().address()).isPresent();
      assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(server::accept);
    }
  }

  @Test
  void withTheSwitchOnTheOpeningWindowFindsTheUpdate() throws Exception {
    world.publish("2.0.0");
    try (LoopbackServer server = new LoopbackServer(world.repository(), folder)) {
      store(server.address(), true, Optional.of(server.certificate()));
      ModelsViewModel models = viewModel();
      models.start();

      assertThat(server.requests).isNotEmpty();
      assertThat(models.offerProperty().get().orElseThrow().installable()).isTrue();
      models.install(false);
      assertThat(row(models, "tiny-2.0.0").actions().use()).isTrue();
    }
    assertThat(world.start()).isEqualTo("1.0.0");
  }

  @Test
  void damagedSettingsAreToldAndNothingIsLookedFor() throws Exception {
    Files.createDirectories(world.data());
    Files.writeString(UpdateSettingsFile.in(world.data()).file(), "{\"autoCheck\":true}");
    ModelsViewModel models = viewModel();
    models.start();

    assertThat(models.messageProperty().get().orElseThrow()).contains("update-settings.json");
    assertThat(models.offerProperty().get()).isEmpty();
    models.store(UpdateSettings.STANDARD);
    assertThat(models.messageProperty().get().orElseThrow()).contains("damaged file was kept");
  }

  @Test
  void whatIsStoppedBeforeItBeginsChangesNothing() throws Exception {
    world.publish("2.0.0");
    StepExecutor steps = new StepExecutor();
    ModelsViewModel models = viewModel(steps);
    models.look(world.repository().toString());
    steps.runAll();
    models.install(true);
    models.cancel();
    steps.runAll();

    assertThat(models.messageProperty().get().orElseThrow()).startsWith("Stopped");
    assertThat(models.activityProperty().get()).isEqualTo(new Activity.Idle());
    assertThat(world.start()).isEqualTo("1.0.0");
  }

  private void save(String photo, Optional<ClassId> label) throws Exception {
    book.use(
        history -> {
          long number =
              history
                  .save(
                      Cases.of(
                          Cases.details("Hill", photo),
                          Cases.photo(photo, photo.getBytes(StandardCharsets.UTF_8))))
                  .number();
          if (label.isPresent()) {
            history.label(
                number, new HumanLabel(LabelState.CORRECTED, label, "ada", book.clock().instant()));
          }
          return number;
        });
  }

  @Test
  void twoModelsAreComparedOnTheCasesThatAPersonLabelled() throws Exception {
    world.publish("2.0.0");
    world.update(world.repository());
    ModelsViewModel models = viewModel();
    models.refresh();
    models.compare(row(models, "tiny-2.0.0"));
    assertThat(models.messageProperty().get().orElseThrow()).contains("locked");

    book.create(new Passphrase(Vaults.PASSPHRASE.toCharArray())).close();
    save("unlabelled", Optional.empty());
    models.compare(row(models, "tiny-2.0.0"));
    assertThat(models.messageProperty().get().orElseThrow()).contains("No case has a label");

    save("late", Optional.of(Cases.LATE_BLIGHT));
    save("scab", Optional.of(Cases.SCAB));
    models.compare(row(models, "tiny-2.0.0"));

    ComparisonView found = models.comparisonProperty().get().orElseThrow();
    assertThat(found.title()).isEqualTo("tiny 1.0.0 and tiny 2.0.0 on your 2 labelled cases");
    assertThat(found.figures().getFirst().first()).startsWith("50.0% (");
    assertThat(found.figures().getFirst().second()).isEqualTo("100.0% (100.0%–100.0%)");
    assertThat(found.figures().getFirst().gain()).startsWith("+50.0 (");
    assertThat(found.changed())
        .singleElement()
        .satisfies(
            changed -> {
              assertThat(changed.first()).startsWith("Late blight");
              assertThat(changed.second()).isEqualTo(changed.label());
            });
    book.lock();
  }
}
