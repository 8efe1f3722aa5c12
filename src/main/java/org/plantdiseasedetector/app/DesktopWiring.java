package org.plantdiseasedetector.app;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.stage.Stage;
import org.plantdiseasedetector.casebook.CaseMaker;
import org.plantdiseasedetector.casebook.WindowSettingsFile;
import org.plantdiseasedetector.diagnosis.PhotoFinder;
import org.plantdiseasedetector.diagnosis.PlanTrial;
import org.plantdiseasedetector.domain.ModelIdentity;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.imaging.PhotoDecoder;
import org.plantdiseasedetector.imaging.SafePhotoDecoder;
import org.plantdiseasedetector.imaging.TimeLimitedDecoder;
import org.plantdiseasedetector.inference.DeviceChoice;
import org.plantdiseasedetector.knowledge.CardLibraries;
import org.plantdiseasedetector.knowledge.DiseaseNames;
import org.plantdiseasedetector.operations.CrashHandler;
import org.plantdiseasedetector.ui.common.FxExecutor;
import org.plantdiseasedetector.ui.common.FxPhotoChooser;
import org.plantdiseasedetector.ui.common.FxSaveChooser;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.ui.diagnose.DeviceNotices;
import org.plantdiseasedetector.ui.diagnose.DiagnoseViewModel;
import org.plantdiseasedetector.ui.diagnose.LoadedModel;
import org.plantdiseasedetector.ui.diseases.DiseasesViewModel;
import org.plantdiseasedetector.ui.history.HistoryPage;
import org.plantdiseasedetector.ui.history.SavePart;
import org.plantdiseasedetector.ui.history.SaveViewModel;
import org.plantdiseasedetector.ui.models.ModelsPart;
import org.plantdiseasedetector.ui.models.ModelsViewModel;
import org.plantdiseasedetector.ui.report.ReportOpener;
import org.plantdiseasedetector.ui.report.ReportViewModel;
import org.plantdiseasedetector.ui.report.ReportWindow;
import org.plantdiseasedetector.ui.shell.DesktopWindow;
import org.plantdiseasedetector.ui.shell.DiseasesPage;
import org.plantdiseasedetector.ui.shell.LanguagePart;
import org.plantdiseasedetector.ui.shell.LanguageViewModel;
import org.plantdiseasedetector.ui.shell.Navigation;
import org.plantdiseasedetector.ui.shell.Page;
import org.plantdiseasedetector.ui.shell.WindowPart;
import org.plantdiseasedetector.ui.vault.BackupWatch;
import org.plantdiseasedetector.ui.vault.RestoreViewModel;
import org.plantdiseasedetector.ui.vault.VaultGate;
import org.plantdiseasedetector.ui.vault.VaultPart;
import org.plantdiseasedetector.ui.vault.VaultViewModel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wires the window. The loaded model and all threads live as long as the process. */
final class DesktopWiring {

  /** After so long without a diagnosis the user is reading, or away. */
  private static final Duration QUIET = Duration.ofSeconds(30);

  private static final Logger LOG = LoggerFactory.getLogger(DesktopWiring.class);

  private final Environment environment;
  private final Composition composition;
  private final ExecutorService background = Threads.growing("background");
  private final ScheduledExecutorService later = Threads.later("later");
  private final Locale system = Locale.getDefault();
  private final Locale locale;
  private final CompletableFuture<DiseaseNames> names;
  private final CrashHandler crashes;
  private volatile Optional<ModelIdentity> loaded = Optional.empty();

  DesktopWiring(Environment environment, CrashHandler crashes) {
    this.environment = environment;
    this.crashes = crashes;
    composition = Product.compose(environment);
    locale = LanguageFile.locale(environment);
    // The toolkit's own words, calendars and printed dates follow the default.
    Locale.setDefault(locale);
    // The cards take some tenths of a second to read, which is as long as the toolkit starts.
    names = CompletableFuture.supplyAsync(() -> names(locale), background);
  }

  private static DiseaseNames names(Locale locale) {
    DiseaseNames english = DiseaseNames.load();
    return locale.getLanguage().equals(Locale.ENGLISH.getLanguage())
        ? english
        : english.in(locale, CardLibraries.shipped());
  }

  /** Makes what a window on this stage works with. */
  DesktopWindow.Dependencies dependencies(Stage stage) {
    Texts texts = Texts.load(locale);
    Executor ui = FxExecutor.create();
    OperationsWiring.tell(crashes, environment, ui, texts);
    OperationsWiring operations = new OperationsWiring(environment, later, background, ui, texts);
    VaultViewModel vault = vault(ui, texts);
    Navigation navigation = new Navigation();
    VaultGate.Parts gate = gate(stage, vault, navigation, texts);
    CaseTransfer transfer = new CaseTransfer(environment, navigation, vault, background, ui, texts);
    var _ = later.scheduleWithFixedDelay(() -> ui.execute(transfer::tick), 5, 5, TimeUnit.SECONDS);
    DiseasesViewModel diseases = diseases(ui);
    ModelsPage models =
        new ModelsPage(environment, composition, vault.book(), () -> loaded, background, ui, texts);
    ModelsViewModel modelsState = models.viewModel(names.join());
    Page modelsPage = models.page(modelsState, stage);
    addPages(navigation, transfer, vault, gate, ui, diseases, modelsPage, operations);
    WindowPart notices = operations.add(navigation, new FxSaveChooser(stage));
    return new DesktopWindow.Dependencies(
        diagnosis(operations, ui, texts),
        names.join(),
        diseases,
        decoder(),
        new FxPhotoChooser(stage, texts),
        environment.dataDirectory(Optional.empty()).resolve("pasted"),
        locale,
        navigation,
        List.of(
            languages(ui, texts),
            notices,
            new ModelsPart(modelsState, navigation, texts),
            new VaultPart(vault, texts, () -> Threads.last("history", () -> close(vault))),
            transfer.similar(names.join(), decoder()),
            transfer.importPart(),
            savePart(vault, gate, navigation, ui)));
  }

  private static VaultGate.Parts gate(
      Stage stage, VaultViewModel vault, Navigation navigation, Texts texts) {
    return new VaultGate.Parts(
        new FxSaveChooser(stage), texts, new RestoreViewModel(vault, navigation::unsaved, texts));
  }

  private DiagnoseViewModel.Dependencies diagnosis(
      OperationsWiring operations, Executor ui, Texts texts) {
    return new DiagnoseViewModel.Dependencies(
        () -> load(texts, operations.desk()),
        new PhotoFinder()::find,
        samples(),
        background,
        ui,
        InstantSource.system(),
        texts);
  }

  private SavePart savePart(
      VaultViewModel vault, VaultGate.Parts gate, Navigation navigation, Executor ui) {
    return new SavePart(
        new SavePart.Parts(
            new SaveViewModel.Dependencies(vault, maker(), background, ui, gate.texts()),
            gate,
            names.join().hosts(),
            navigation));
  }

  private DiseasesViewModel diseases(Executor ui) {
    return new DiseasesViewModel(
        new DiseasesViewModel.Dependencies(composition::knowledge, background, ui, locale));
  }

  /** Makes the pages besides the diagnosis, from top to bottom. */
  private void addPages(
      Navigation navigation,
      CaseTransfer transfer,
      VaultViewModel vault,
      VaultGate.Parts gate,
      Executor ui,
      DiseasesViewModel diseases,
      Page models,
      OperationsWiring operations) {
    navigation.add(historyPage(vault, gate, ui, navigation, transfer));
    ReviewPages pages = new ReviewPages(environment, vault, gate, background, ui, decoder());
    navigation.add(pages.review(names.join()));
    navigation.add(pages.timeline(names.join()));
    navigation.add(composition.adapters().page(vault, gate, background, ui, names.join()));
    navigation.add(DiseasesPage.of(diseases, navigation, gate.texts()));
    navigation.add(models);
    navigation.add(
        BenchmarkPage.of(environment, composition, background, gate.chooser(), gate.texts()));
    ReadinessFixes fixes =
        new ReadinessFixes(
            environment.dataDirectory(Optional.empty()), vault.book(), operations.desk());
    navigation.add(ReadinessPage.of(environment, composition, background, gate.texts(), fixes));
    navigation.beforeClosing(vault::unsaved);
  }

  private LanguagePart languages(Executor ui, Texts texts) {
    Path file = environment.dataDirectory(Optional.empty()).resolve(LanguageFile.NAME);
    return new LanguagePart(
        new LanguageViewModel(
            new LanguageViewModel.Dependencies(
                new LanguageFile(file), system, Threads.fixed(1, "language"), ui, texts)),
        texts);
  }

  static CaseMaker maker() {
    return new CaseMaker(HistoryParts.thumbnail(), Clock.system(ZoneId.systemDefault()));
  }

  private Page historyPage(
      VaultViewModel vault,
      VaultGate.Parts gate,
      Executor ui,
      Navigation navigation,
      CaseTransfer transfer) {
    return HistoryPage.of(
        new HistoryPage.Parts(
            vault,
            gate,
            (delay, task) -> later(delay, () -> ui.execute(task)),
            background,
            ui,
            decoder(),
            names.join(),
            gate.texts(),
            locale,
            navigation,
            reports(vault, ui, gate.texts()),
            transfer.link(),
            transfer.exchange(),
            transfer.imports()));
  }

  private ReportOpener reports(VaultViewModel vault, Executor ui, Texts texts) {
    WindowReports source =
        new WindowReports(
            composition.reports(Clock.system(ZoneId.systemDefault())),
            vault.book(),
            environment.dataDirectory(Optional.empty()));
    var parts = new ReportViewModel.Dependencies(source, background, ui, texts);
    return (owner, cases) -> ReportWindow.open(owner, new ReportViewModel(parts, cases), texts);
  }

  private void later(Duration delay, Runnable task) {
    var _ = later.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  private VaultViewModel vault(Executor ui, Texts texts) {
    Path settings = environment.dataDirectory(Optional.empty()).resolve("history-window.json");
    VaultViewModel vault =
        new VaultViewModel(
            new VaultViewModel.Dependencies(
                HistoryParts.book(environment),
                new WindowSettingsFile(settings),
                background,
                ui,
                InstantSource.system(),
                texts));
    BackupWatch.over(
        vault,
        new BackupWatch.Dependencies(
            environment.dataDirectory(Optional.empty()), later, background, ui, texts));
    var _ = later.scheduleAtFixedRate(() -> ui.execute(vault::tick), 1, 1, TimeUnit.SECONDS);
    return vault;
  }

  private static void close(VaultViewModel vault) {
    try {
      vault.book().lock();
    } catch (HistoryException broken) {
      LOG.error("event=history_not_closed", broken);
    }
  }

  private PhotoDecoder decoder() {
    return new TimeLimitedDecoder(
        new SafePhotoDecoder(),
        background,
        TimeLimitedDecoder.STANDARD_LIMIT,
        TimeLimitedDecoder.slots(environment.processors()));
  }

  private LoadedModel load(Texts texts, LiveOperations operations)
      throws ModelUnavailableException {
    RunningDiagnosis running = composition.open(DeviceChoice.AUTO, 0);
    operations.watch(running);
    loaded = Optional.of(running.classifier().bundle().identity());
    List<String> refused = composition.modelNotices();
    IdleCalibration idle =
        new IdleCalibration(stop -> calibrate(running, stop), this::later, QUIET);
    composition.calibrationIfDue(running).ifPresent(due -> idle.start());
    return new LoadedModel(
        idle.watched(running.service()),
        running.classifier().bundle().identity(),
        running.classifier().device(),
        listener -> {
          if (!refused.isEmpty()) {
            listener.accept(DeviceNotices.models(refused, texts));
          }
          running
              .remark()
              .ifPresent(what -> listener.accept(DeviceNotices.damagedPlan(what, texts)));
          running
              .classifier()
              .onFallback(why -> listener.accept(DeviceNotices.fallback(why.reason(), texts)));
        },
        Optional.of(idle.watched(Composition.explainer(running.classifier(), decoder()))),
        Optional.of(Composition.several(running.classifier().bundle())),
        new BundleFacts(running.classifier()));
  }

  /** Returns false if it was stopped. */
  private boolean calibrate(RunningDiagnosis running, BooleanSupplier stop) {
    List<Path> photos = new PhotoFinder().find(samples());
    if (photos.isEmpty()) {
      return true;
    }
    BatchCalibration calibration = composition.calibration(running);
    Optional<PlanTrial.Result> result = calibration.onPhotos(photos, stop);
    result.ifPresent(calibration::keep);
    return result.isPresent();
  }

  private void later(Runnable task, Duration delay) {
    CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, background)
        .execute(task);
  }

  private List<Path> samples() {
    return List.of(environment.samplesDirectory());
  }
}
