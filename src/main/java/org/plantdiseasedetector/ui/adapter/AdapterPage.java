package org.plantdiseasedetector.ui.adapter;

import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.scene.Node;
import org.kordamp.ikonli.material2.Material2MZ;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.ui.shell.Page;
import org.plantdiseasedetector.ui.vault.BookAccess;
import org.plantdiseasedetector.ui.vault.VaultGate;
import org.plantdiseasedetector.ui.vault.VaultState;
import org.plantdiseasedetector.ui.vault.VaultViewModel;

/** The page on which the model learns from corrections. */
public final class AdapterPage {

  private AdapterPage() {}

  /**
   * What the page is made of.
   *
   * @param vault the history
   * @param gate what the locked history needs
   * @param desks opens the desk
   * @param background runs long work
   * @param ui runs every change of a property, in order
   * @param names of classes
   */
  public record Parts(
      VaultViewModel vault,
      VaultGate.Parts gate,
      AdapterViewModel.DeskSource desks,
      Executor background,
      Executor ui,
      Function<ClassId, String> names) {}

  /**
   * Makes the page.
   *
   * @param parts what it is made of
   */
  public static Page of(Parts parts) {
    return new Page(
        "adapter",
        "page.adapter",
        Material2MZ.SCHOOL,
        () -> new VaultGate(parts.vault(), parts.gate(), () -> content(parts)));
  }

  /** The page outlives a locked history, but not what it showed of it. */
  private static Node content(Parts use) {
    AdapterViewModel viewModel = new AdapterViewModel(use.desks(), use.background(), use.ui());
    use.vault()
        .stateProperty()
        .subscribe(
            state -> {
              if (state instanceof VaultState.Open) {
                viewModel.open(new BookAccess(use.vault().book()));
              } else {
                viewModel.close();
              }
            });
    return new AdapterView(viewModel, new AdapterWords(use.gate().texts(), use.names()));
  }
}
