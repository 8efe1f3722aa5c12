package org.plantdiseasedetector.ui.diagnose;

import org.plantdiseasedetector.inference.DeviceFallback;
import org.plantdiseasedetector.ui.common.Texts;

/** What the window says about devices and their settings. */
public final class DeviceNotices {

  private DeviceNotices() {}

  /**
   * Tells why the CPU is used.
   *
   * @param reason what was wrong with the graphics processor
   * @param texts words of the messages
   */
  public static Notice fallback(DeviceFallback.Reason reason, Texts texts) {
    String title =
        switch (reason) {
          case ABSENT -> texts.get("notice.device-absent");
          case NOT_TESTABLE -> texts.get("notice.device-not-testable");
          case WRONG_RESULTS -> texts.get("notice.device-wrong");
          case OUT_OF_MEMORY -> texts.get("notice.device-memory");
          case FAILED -> texts.get("notice.device-failed");
        };
    return new Notice(title, texts.get("notice.device.advice"));
  }

  /**
   * Tells that stored settings are damaged.
   *
   * @param what happened, to which file
   * @param texts words of the messages
   */
  public static Notice damagedPlan(String what, Texts texts) {
    return new Notice(what, texts.get("notice.plan-damaged.advice"));
  }
}
