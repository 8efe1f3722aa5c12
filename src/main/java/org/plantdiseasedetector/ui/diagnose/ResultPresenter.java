package org.plantdiseasedetector.ui.diagnose;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.plantdiseasedetector.domain.Candidate;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.Diagnosis;
import org.plantdiseasedetector.domain.DiagnosisOutcome;
import org.plantdiseasedetector.domain.DiagnosisOutcome.Confident;
import org.plantdiseasedetector.domain.DiagnosisOutcome.NotRecognised;
import org.plantdiseasedetector.domain.DiagnosisOutcome.Rejected;
import org.plantdiseasedetector.domain.DiagnosisOutcome.Uncertain;
import org.plantdiseasedetector.domain.Failure;
import org.plantdiseasedetector.domain.RollUp;
import org.plantdiseasedetector.knowledge.DamageKind;
import org.plantdiseasedetector.knowledge.DiseaseName;
import org.plantdiseasedetector.knowledge.DiseaseNames;
import org.plantdiseasedetector.ui.common.Texts;

/** Puts the state of a photo into words. Immutable. */
public final class ResultPresenter {

  /** Alternatives below this probability only distract from a clear result. */
  private static final double SHOWN_FROM = 0.005;

  private static final int MOST_NAMES = 2;

  private final Texts texts;
  private final DiseaseNames names;
  private final Locale locale;
  private final LikelihoodWords likelihoods;
  private final PhotoWords photoWords;

  /**
   * Makes the presenter.
   *
   * @param texts words
   * @param names names of the classes
   * @param locale for numbers and small letters
   */
  public ResultPresenter(Texts texts, DiseaseNames names, Locale locale) {
    this.texts = texts;
    this.names = names;
    this.locale = locale;
    this.likelihoods = new LikelihoodWords(texts, locale);
    this.photoWords = new PhotoWords(texts);
  }

  /**
   * Describes a photo in full.
   *
   * @param item the photo
   * @return what the result pane shows
   */
  public ResultCard card(PhotoItem item) {
    return switch (item.state()) {
      case PhotoState.Waiting() ->
          pending(Tone.WAITING, texts.get("card.waiting.headline"), texts.get("card.waiting"));
      case PhotoState.Running() ->
          pending(Tone.RUNNING, texts.get("card.running.headline"), texts.get("card.running"));
      case PhotoState.Stopped() ->
          pending(Tone.STOPPED, texts.get("card.stopped.headline"), texts.get("card.stopped"));
      case PhotoState.Done(Diagnosis diagnosis) -> result(item, diagnosis);
    };
  }

  /**
   * Describes a photo in one line of the list, below its name.
   *
   * @param item the photo
   * @return the outcome word, and the class where there is one
   */
  public String line(PhotoItem item) {
    return switch (item.state()) {
      case PhotoState.Done(Diagnosis diagnosis) -> line(diagnosis);
      default -> word(tone(item));
    };
  }

  /**
   * Tells what the state of a photo means.
   *
   * @param item the photo
   * @return its tone
   */
  public Tone tone(PhotoItem item) {
    return switch (item.state()) {
      case PhotoState.Waiting() -> Tone.WAITING;
      case PhotoState.Running() -> Tone.RUNNING;
      case PhotoState.Stopped() -> Tone.STOPPED;
      case PhotoState.Done(Diagnosis diagnosis) -> tone(diagnosis.outcome());
    };
  }

  private static Tone tone(DiagnosisOutcome outcome) {
    return switch (outcome) {
      case Confident c -> Tone.CONFIDENT;
      case Uncertain u -> Tone.UNCERTAIN;
      case NotRecognised n -> Tone.NOT_RECOGNISED;
      case Rejected r -> Tone.REJECTED;
    };
  }

  private String word(Tone tone) {
    return switch (tone) {
      case CONFIDENT -> texts.get("outcome.confident");
      case UNCERTAIN -> texts.get("outcome.uncertain");
      case NOT_RECOGNISED -> texts.get("outcome.not-recognised");
      case REJECTED -> texts.get("outcome.rejected");
      case WAITING -> texts.get("state.waiting");
      case RUNNING -> texts.get("state.running");
      case STOPPED -> texts.get("state.stopped");
    };
  }

  private String line(Diagnosis diagnosis) {
    String word = word(tone(diagnosis.outcome()));
    return switch (diagnosis.outcome()) {
      case Confident(Candidate top, List<Candidate> others) ->
          texts.format("line.with-class", word, nameOnHost(top));
      case Uncertain(List<Candidate> candidates, var rollUp) ->
          texts.format("line.with-class", word, orList(candidates));
      case NotRecognised n -> word;
      case Rejected(Failure failure) ->
          texts.format("line.with-class", word, photoWords.what(failure));
    };
  }

  private ResultCard pending(Tone tone, String headline, String explanation) {
    return new ResultCard(
        tone,
        word(tone),
        headline,
        Optional.empty(),
        Optional.empty(),
        explanation,
        Optional.empty(),
        "",
        List.of(),
        List.of(),
        Optional.empty());
  }

  private ResultCard result(PhotoItem item, Diagnosis diagnosis) {
    return switch (diagnosis.outcome()) {
      case Confident(Candidate top, List<Candidate> others) -> confident(diagnosis, top, others);
      case Uncertain uncertain -> uncertain(diagnosis, uncertain);
      case NotRecognised(List<Candidate> nearest) -> notRecognised(diagnosis, nearest);
      case Rejected(Failure failure) -> rejected(diagnosis, failure, item);
    };
  }

  private ResultCard confident(Diagnosis diagnosis, Candidate top, List<Candidate> others) {
    DiseaseName name = names.nameOf(top.classId());
    boolean healthy = name.kind() == DamageKind.HEALTHY;
    return new ResultCard(
        Tone.CONFIDENT,
        word(Tone.CONFIDENT),
        name.commonName(),
        Optional.of(host(name)),
        cause(name),
        texts.get(healthy ? "card.confident.healthy" : "card.confident"),
        Optional.of(likelihoods.of(top.confidence())),
        texts.get("card.alternatives"),
        rows(others.stream().filter(c -> c.confidence() >= SHOWN_FROM).toList()),
        photoWords.remarks(diagnosis.warnings()),
        Optional.of(origin(diagnosis)));
  }

  private ResultCard uncertain(Diagnosis diagnosis, Uncertain outcome) {
    List<Candidate> candidates = outcome.candidates();
    Optional<String> host =
        haveSameHost(candidates)
            ? Optional.of(host(names.nameOf(candidates.getFirst().classId())))
            : Optional.empty();
    return new ResultCard(
        Tone.UNCERTAIN,
        word(Tone.UNCERTAIN),
        orList(candidates),
        host,
        Optional.empty(),
        outcome.rollUp().map(this::withRollUp).orElse(texts.get("card.uncertain")),
        Optional.empty(),
        texts.get("card.cannot-tell-apart"),
        rows(candidates),
        photoWords.remarks(diagnosis.warnings()),
        Optional.of(origin(diagnosis)));
  }

  private String withRollUp(RollUp rollUp) {
    return texts.format(
        "card.uncertain.roll-up",
        new RollUpWords(texts, names, locale).of(rollUp),
        likelihoods.of(rollUp.confidence()).percent(),
        texts.get("card.uncertain"));
  }

  private ResultCard notRecognised(Diagnosis diagnosis, List<Candidate> nearest) {
    return new ResultCard(
        Tone.NOT_RECOGNISED,
        word(Tone.NOT_RECOGNISED),
        texts.get("card.not-recognised.headline"),
        Optional.empty(),
        Optional.empty(),
        texts.get("card.not-recognised"),
        Optional.empty(),
        texts.get("card.nearest"),
        rows(nearest),
        photoWords.remarks(diagnosis.warnings()),
        Optional.of(origin(diagnosis)));
  }

  private ResultCard rejected(Diagnosis diagnosis, Failure failure, PhotoItem item) {
    return new ResultCard(
        Tone.REJECTED,
        word(Tone.REJECTED),
        photoWords.what(failure),
        Optional.of(texts.format("card.rejected.file", item.name())),
        Optional.empty(),
        photoWords.advice(failure),
        Optional.empty(),
        "",
        List.of(),
        photoWords.remarks(diagnosis.warnings()),
        Optional.of(texts.format("card.rejected.code", failure.code().name())));
  }

  private List<ResultCard.Row> rows(List<Candidate> candidates) {
    return candidates.stream()
        .map(
            candidate ->
                new ResultCard.Row(nameOnHost(candidate), likelihoods.of(candidate.confidence())))
        .toList();
  }

  private String nameOnHost(Candidate candidate) {
    return className(candidate.classId());
  }

  /**
   * Names a class.
   *
   * @param classId the class
   * @return condition and host, for example {@code Rust on coffee}
   */
  public String className(ClassId classId) {
    DiseaseName name = names.nameOf(classId);
    String host = name.host().toLowerCase(locale);
    return name.kind() == DamageKind.HEALTHY
        ? texts.format("name.healthy", host)
        : texts.format("name.on-host", name.commonName(), host);
  }

  /**
   * Tells which classes a result is about.
   *
   * @param state of a photo
   * @return the diagnosed class, or all that cannot be told apart, most probable first; empty for
   *     all other results
   */
  static List<ClassId> classes(PhotoState state) {
    if (!(state instanceof PhotoState.Done(Diagnosis diagnosis))) {
      return List.of();
    }
    return switch (diagnosis.outcome()) {
      case Confident(Candidate top, List<Candidate> others) -> List.of(top.classId());
      case Uncertain(List<Candidate> candidates, var rollUp) ->
          candidates.stream().map(Candidate::classId).toList();
      case NotRecognised none -> List.of();
      case Rejected none -> List.of();
    };
  }

  private static boolean haveSameHost(List<Candidate> candidates) {
    return candidates.stream().map(c -> c.classId().crop()).distinct().count() == 1;
  }

  private String orList(List<Candidate> candidates) {
    boolean sameHost = haveSameHost(candidates);
    List<String> shown =
        candidates.stream()
            .limit(MOST_NAMES)
            .map(c -> sameHost ? names.nameOf(c.classId()).commonName() : nameOnHost(c))
            .toList();
    if (candidates.size() == 1) {
      return texts.format("or.one", shown.getFirst());
    }
    int more = candidates.size() - shown.size();
    return more == 0
        ? texts.format("or.two", shown.getFirst(), shown.getLast())
        : texts.format("or.more", shown.getFirst(), shown.getLast(), more);
  }

  private String host(DiseaseName name) {
    return name.hostScientific()
        .map(scientific -> texts.format("host.with-scientific", name.host(), scientific))
        .orElse(name.host());
  }

  private Optional<String> cause(DiseaseName name) {
    return name.cause()
        .map(cause -> texts.format("cause", RollUpWords.kind(texts, name.kind()), cause));
  }

  private String origin(Diagnosis diagnosis) {
    return texts.format(
        "card.origin",
        diagnosis.model().name(),
        diagnosis.model().version(),
        device(diagnosis),
        diagnosis.elapsed().toMillis());
  }

  private String device(Diagnosis diagnosis) {
    return switch (diagnosis.device()) {
      case CPU -> texts.get("device.cpu");
      case GPU -> texts.get("device.gpu");
    };
  }
}
