package org.plantdiseasedetector.app;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.util.Locale;

/**
 * Finds out whether a window can be shown before the toolkit is started, since the toolkit gives no
 * useful answer when it cannot.
 *
 * @param osName the system's name, as in the property {@code os.name}
 * @param headlessToolkit whether the toolkit was told to work without a screen
 * @param x11Display address of the X display, as in {@code DISPLAY}; empty for none
 */
@SuppressWarnings("restricted") // Native calls are the only way to ask the system for these.
public record DisplayProbe(String osName, boolean headlessToolkit, String x11Display) {

  private static final String GTK = "libgtk-3.so.0";
  private static final String X11 = "libX11.so.6";

  /**
   * Looks.
   *
   * @return the first thing that is missing, or that all is there
   */
  public DisplayStatus status() {
    if (headlessToolkit || !osName.toLowerCase(Locale.ROOT).contains("linux")) {
      return DisplayStatus.READY;
    }
    // JavaFX speaks to X11 only; on Wayland it needs the X display that Xwayland offers.
    if (x11Display.isBlank()) {
      return DisplayStatus.NO_DISPLAY;
    }
    try (Arena arena = Arena.ofConfined()) {
      SymbolLookup.libraryLookup(GTK, arena);
    } catch (IllegalArgumentException missing) {
      return DisplayStatus.NO_GTK;
    }
    return displayAnswers() ? DisplayStatus.READY : DisplayStatus.NO_DISPLAY;
  }

  private boolean displayAnswers() {
    FunctionDescriptor open = FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS);
    FunctionDescriptor close = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS);
    // The global arena keeps the library loaded: unloading X11 is not safe.
    SymbolLookup library = SymbolLookup.libraryLookup(X11, Arena.global());
    Linker linker = Linker.nativeLinker();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment display =
          (MemorySegment)
              linker
                  .downcallHandle(library.findOrThrow("XOpenDisplay"), open)
                  .invokeExact(arena.allocateFrom(x11Display));
      if (display.equals(MemorySegment.NULL)) {
        return false;
      }
      int ignored =
          (int)
              linker
                  .downcallHandle(library.findOrThrow("XCloseDisplay"), close)
                  .invokeExact(display);
      return true;
    } catch (Throwable e) {
      throw new IllegalStateException("Could not ask the X display", e);
    }
  }
}
