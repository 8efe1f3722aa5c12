package org.plantdiseasedetector.ui.diagnose;

import java.util.List;
import org.plantdiseasedetector.inference.DeviceFallback;
import org.plantdiseasedetector.ui.common.Texts;

/** What the window says about devices, their settings and the choice of the model. */
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
   * Tells that a model was refused or left.
   *
   * @param what what happened, a sentence each, at least one
   * @param texts words of the messages
   */
  public static Notice models(List<String> what, Texts texts) {
    return new Notice(String.join(" ", what), texts.get("notice.models.advice"));
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
