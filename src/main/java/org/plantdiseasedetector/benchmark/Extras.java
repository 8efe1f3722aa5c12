package org.plantdiseasedetector.benchmark;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a full benchmark measures beyond latency and rate.
 *
 * @param coldStart a new process
 * @param memory of the process that measured
 * @param scaling the rate over the number of threads
 * @param devices every device that the app can use
 * @param history what keeping cases costs
 * @param accuracy on the labelled photos that ship
 * @param drift largest difference of a logit from the stored one, as a share of their range; empty
 *     if the model stores none
 * @param notes what could not be measured, and why
 */
public record Extras(
    Optional<ColdStart> coldStart,
    Optional<Memory> memory,
    List<Scaling> scaling,
    List<DeviceFigure> devices,
    Optional<HistoryCost> history,
    Optional<Accuracy> accuracy,
    OptionalDouble drift,
    List<String> notes) {

  /** Copies the lists. */
  public Extras {
    scaling = List.copyOf(scaling);
    devices = List.copyOf(devices);
    notes = List.copyOf(notes);
  }

  /** Returns what a benchmark without them has. */
  static Extras none() {
    return new Extras(
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        OptionalDouble.empty(),
        List.of());
  }

  /**
   * New processes; the system's file cache is warm.
   *
   * @param launches how many
   * @param toFirstResult milliseconds from the start of the process to its first row, median
   * @param firstDiagnosis milliseconds of the first diagnosis alone, median
   */
  public record ColdStart(int launches, Figure toFirstResult, Figure firstDiagnosis) {}

  /**
   * Memory of the process.
   *
   * @param peakMib the most that it held at once, in MiB
   * @param residentMib what it held in the end, in MiB
   * @param heapMib of that, in use by Java objects
   */
  public record Memory(OptionalLong peakMib, OptionalLong residentMib, long heapMib) {}

  /**
   * One point of the curve.
   *
   * @param threads number of workers, each with one thread for inference
   * @param photosPerSecond in batches, median
   */
  public record Scaling(int threads, Figure photosPerSecond) {}

  /**
   * A device.
   *
   * @param device its name
   * @param latency of photos one at a time; empty if it cannot be used
   * @param remark why it cannot be used, otherwise empty
   */
  public record DeviceFigure(String device, Optional<Latency> latency, String remark) {}

  /**
   * What keeping cases costs.
   *
   * @param unlockMillis one unlocking with a passphrase
   * @param save sealing and storing a diagnosed photo as a case
   * @param sealMillisPerMib encrypting one MiB, median
   */
  public record HistoryCost(double unlockMillis, Latency save, Figure sealMillisPerMib) {}

  /**
   * How right the model is on the labelled photos that ship. They are few and were chosen; this
   * shows a broken installation, not how good the model is.
   *
   * @param photos how many
   * @param top1 share whose most probable class is the label
   * @param overconfidence mean confidence less the share that was right; 0 is calibrated
   * @param brier mean squared difference of the confidence from 1 where right, from 0 where wrong
   */
  public record Accuracy(int photos, Figure top1, Figure overconfidence, double brier) {}
}
