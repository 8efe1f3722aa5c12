package org.plantdiseasedetector.app;

import java.util.concurrent.Executor;
import org.kordamp.ikonli.material2.Material2MZ;
import org.plantdiseasedetector.benchmark.ReferenceMachines;
import org.plantdiseasedetector.ui.benchmark.BenchmarkView;
import org.plantdiseasedetector.ui.benchmark.BenchmarkViewModel;
import org.plantdiseasedetector.ui.common.FxExecutor;
import org.plantdiseasedetector.ui.common.SaveChooser;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.ui.shell.Page;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The page with the benchmark. */
final class BenchmarkPage {

  private static final Logger LOG = LoggerFactory.getLogger(BenchmarkPage.class);

  private BenchmarkPage() {}

  static Page of(
      Environment environment,
      Composition composition,
      Executor background,
      SaveChooser chooser,
      Texts texts) {
    return new Page(
        "benchmark",
        "page.benchmark",
        Material2MZ.SPEED,
        () ->
            new BenchmarkView(
                new BenchmarkViewModel(
                    BenchParts.desk(
                        environment,
                        composition,
                        remark -> LOG.info("event=benchmark_remark text={}", remark),
                        System::nanoTime),
                    background,
                    FxExecutor.create()),
                chooser,
                ReferenceMachines.load(),
                texts));
  }
}
