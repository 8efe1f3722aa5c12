package org.plantdiseasedetector.ui.shell;

import java.util.function.Supplier;
import javafx.scene.Node;
import org.kordamp.ikonli.Ikon;

/**
 * A page of the window.
 *
 * @param id short name, unique in the window; the button in the navigation bar has the id {@code
 *     page-<id>}
 * @param titleKey key of its name in the texts
 * @param icon shown above the name
 * @param view makes what the page shows; called once, on the user-interface thread, when the page
 *     is opened for the first time
 */
public record Page(String id, String titleKey, Ikon icon, Supplier<? extends Node> view) {}
