package org.plantdiseasedetector.ui.diagnose;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.plantdiseasedetector.diagnosis.DiagnosisService;
import org.plantdiseasedetector.domain.Diagnosis;

/**
 * The queue of photos and the one run that works it off. All methods are called on the
 * user-interface thread; the run itself is in the background.
 */
final class Batch {

  private final Executor background;
  private final Executor ui;
  private final Listener listener;
  private final Deque<PhotoItem> waiting = new ArrayDeque<>();
  private Optional<Run> current = Optional.empty();

  /** Told on the user-interface thread. */
  interface Listener {
    /** A run began. */
    void started();

    /** This photo has a result. */
    void photoDone(PhotoItem item);

    /** The service itself failed; the run is over. */
    void broken(String reason);

    /** A run ended, was cancelled or broke off. */
    void ended();
  }

  private record Run(List<PhotoItem> items, AtomicBoolean cancelled) {}

  /**
   * Makes an empty queue.
   *
   * @param background runs the service
   * @param ui runs all changes of photos
   * @param listener told of every change
   */
  Batch(Executor background, Executor ui, Listener listener) {
    this.background = background;
    this.ui = ui;
    this.listener = listener;
  }

  void enqueue(Collection<PhotoItem> items) {
    items.forEach(item -> item.become(new PhotoState.Waiting()));
    waiting.addAll(items);
  }

  /** Takes photos out of the queue; those of a run are finished all the same. */
  void forget(Set<PhotoItem> items) {
    waiting.removeIf(items::contains);
  }

  boolean isRunning() {
    return current.isPresent();
  }

  boolean isCancelling() {
    return current.isPresent() && current.get().cancelled().get();
  }

  boolean hasWaiting() {
    return !waiting.isEmpty();
  }

  /** Stops after the photo in work; everything else becomes {@link PhotoState.Stopped}. */
  void cancel() {
    current.ifPresent(run -> run.cancelled().set(true));
    waiting.forEach(item -> item.become(new PhotoState.Stopped()));
    waiting.clear();
  }

  /** Starts a run over the queue unless one is under way. */
  void start(DiagnosisService service) {
    if (isRunning() || waiting.isEmpty()) {
      return;
    }
    Run run = new Run(List.copyOf(waiting), new AtomicBoolean());
    waiting.clear();
    current = Optional.of(run);
    run.items().getFirst().become(new PhotoState.Running());
    listener.started();
    background.execute(() -> work(service, run));
  }

  private void work(DiagnosisService service, Run run) {
    Optional<String> failure = Optional.empty();
    try {
      service.diagnoseAll(
          run.items().stream().map(PhotoItem::path).toList(),
          (index, diagnosis) -> ui.execute(() -> done(run, index, diagnosis)),
          run.cancelled()::get);
    } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
      failure = Optional.of(reason(e));
    }
    Optional<String> reason = failure;
    ui.execute(() -> ended(run, reason));
  }

  private void done(Run run, int index, Diagnosis diagnosis) {
    PhotoItem item = run.items().get(index);
    item.become(new PhotoState.Done(diagnosis));
    if (index + 1 < run.items().size() && !run.cancelled().get()) {
      run.items().get(index + 1).become(new PhotoState.Running());
    }
    listener.photoDone(item);
  }

  private void ended(Run run, Optional<String> failure) {
    current = Optional.empty();
    run.items().stream()
        .filter(item -> !(item.state() instanceof PhotoState.Done))
        .forEach(item -> item.become(new PhotoState.Stopped()));
    failure.ifPresent(listener::broken);
    listener.ended();
  }

  private static String reason(Throwable e) {
    String message = e.getMessage();
    return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
  }
}
