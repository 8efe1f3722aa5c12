package org.plantdiseasedetector.ui.testkit;

import com.sun.javafx.scene.input.DragboardHelper;
import com.sun.javafx.tk.TKClipboard;
import java.io.File;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import javafx.util.Pair;
import org.jspecify.annotations.Nullable;

/**
 * Fires the events of a drag from outside, as the toolkit does when the user drags from a file
 * manager. A drag between applications cannot be played without a desktop.
 */
public final class Drops {

  private Drops() {}

  /** Content with files. */
  public static Map<DataFormat, Object> files(List<Path> paths) {
    List<File> files = paths.stream().map(Path::toFile).toList();
    return Map.of(DataFormat.FILES, files);
  }

  /** Content with a picture. */
  public static Map<DataFormat, Object> image(Image image) {
    return Map.of(DataFormat.IMAGE, image);
  }

  /** Content with a text only. */
  public static Map<DataFormat, Object> text(String text) {
    return Map.of(DataFormat.PLAIN_TEXT, text);
  }

  /** Fires one event on a node, on the user-interface thread. */
  public static DragEvent fire(
      Node target, EventType<DragEvent> type, Map<DataFormat, Object> content) {
    Dragboard board = DragboardHelper.createDragboard(new Content(content));
    DragEvent event =
        new DragEvent(
            target, target, type, board, 10, 10, 10, 10, TransferMode.COPY, null, null, null);
    Event.fireEvent(target, event);
    return event;
  }

  private record Content(Map<DataFormat, Object> values) implements TKClipboard {

    @Override
    public Set<DataFormat> getContentTypes() {
      return values.keySet();
    }

    @Override
    @SafeVarargs
    public final boolean putContent(Pair<DataFormat, Object>... content) {
      return false;
    }

    @Override
    public @Nullable Object getContent(DataFormat format) {
      return values.get(format);
    }

    @Override
    public boolean hasContent(DataFormat format) {
      return values.containsKey(format);
    }

    @Override
    public Set<TransferMode> getTransferModes() {
      return EnumSet.of(TransferMode.COPY);
    }

    @Override
    public void setDragView(Image image) {}

    @Override
    public void setDragViewOffsetX(double x) {}

    @Override
    public void setDragViewOffsetY(double y) {}

    @Override
    public @Nullable Image getDragView() {
      return null;
    }

    @Override
    public double getDragViewOffsetX() {
      return 0;
    }

    @Override
    public double getDragViewOffsetY() {
      return 0;
    }
  }
}
