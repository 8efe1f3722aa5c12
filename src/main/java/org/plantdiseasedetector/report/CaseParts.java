package org.plantdiseasedetector.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.plantdiseasedetector.domain.Candidate;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.Severity;
import org.plantdiseasedetector.history.CaseDetails;
import org.plantdiseasedetector.history.CasePhoto;
import org.plantdiseasedetector.history.HumanLabel;
import org.plantdiseasedetector.history.LabelState;
import org.plantdiseasedetector.history.MachineLabel;
import org.plantdiseasedetector.history.PlantCase;

/** Says what a report says about one case. The person wins over the machine. Stateless. */
final class CaseParts {

  private static final String UNCERTAIN = "uncertain";

  private final ReportWords words;

  CaseParts(ReportWords words) {
    this.words = words;
  }

  List<Part> of(CaseFile file) {
    PlantCase of = file.of();
    return List.of(
        new Part("result", words.get("result.title"), result(of)),
        new Part("visit", words.get("visit.title"), visit(of)),
        new Part("machine", words.get("machine.title"), machine(of)),
        new Part("photos", words.get("photos.title"), photos(file)),
        new Part("decision", words.get("decision.title"), decision(of)));
  }

  /** Names a case in one line. */
  String title(PlantCase of) {
    return words.format(
        "case.title", Long.toString(of.number()), crop(of), words.date(of.details().visited()));
  }

  private String crop(PlantCase of) {
    return of.crop().isEmpty() ? words.get("crop.unknown") : words.crop(of.crop());
  }

  /** Says in one line what the plant has. */
  String headline(PlantCase of) {
    if (of.label().isPresent()) {
      return words.name(of.label().get());
    }
    return of.labelState() == LabelState.NOT_SURE
        ? words.get("headline.not-sure")
        : words.get(
            of.machine().outcome().equals(UNCERTAIN)
                ? "headline.uncertain"
                : "headline.not-recognised");
  }

  private List<Block> result(PlantCase of) {
    List<Block.Fact> facts = new ArrayList<>();
    of.label().flatMap(id -> words.bundled(id).cause()).ifPresent(add(facts, "cause"));
    of.machine()
        .top()
        .filter(top -> of.label().isEmpty() || of.label().get().equals(top.classId()))
        .map(top -> confidence(of, top))
        .ifPresent(add(facts, "confidence"));
    facts.add(fact("severity", severity(of)));
    return List.of(
        new Block.Text("headline", Block.Style.LEAD, headline(of)),
        new Block.Text("source", Block.Style.BODY, source(of)),
        new Block.Facts("facts", facts));
  }

  private String confidence(PlantCase of, Candidate top) {
    String said = words.confidence(top.confidence());
    return of.label().isPresent()
        ? said
        : words.format("confidence.of", words.name(top.classId()), said);
  }

  private String severity(PlantCase of) {
    return of.severityPercent().map(words::severity).orElseGet(() -> words.get("severity.none"));
  }

  private Consumer<String> add(List<Block.Fact> facts, String id) {
    return value -> facts.add(fact(id, value));
  }

  private Block.Fact fact(String id, String value) {
    return new Block.Fact(id, words.get("fact." + id), value);
  }

  /** Says who decided: a person, or the machine alone. */
  private String source(PlantCase of) {
    if (of.human().isEmpty()) {
      return words.get("source.machine." + of.machine().outcome().replace('_', '-'));
    }
    HumanLabel label = of.human().get();
    String state = label.state().id().replace('_', '-');
    return words.format("source." + state, label.by(), words.date(label.at()));
  }

  private List<Block> visit(PlantCase of) {
    CaseDetails d = of.details();
    List<Block.Fact> facts = new ArrayList<>();
    given(facts, "farm", d.farm());
    given(facts, "field", d.field());
    given(facts, "plot", d.plot());
    facts.add(fact("visited", words.date(d.visited())));
    given(facts, "crop", crop(of));
    given(facts, "variety", d.variety());
    d.growthStage().ifPresent(stage -> facts.add(fact("stage", words.format("stage.bbch", stage))));
    d.position().map(words::place).ifPresent(add(facts, "place"));
    given(facts, "tags", String.join(", ", d.tags()));
    given(facts, "notes", d.notes());
    return List.of(new Block.Facts("facts", facts));
  }

  private void given(List<Block.Fact> facts, String id, String value) {
    if (!value.isBlank()) {
      facts.add(fact(id, value));
    }
  }

  private List<Block> machine(PlantCase of) {
    MachineLabel machine = of.machine();
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Text(
            "outcome",
            Block.Style.BODY,
            words.format("outcome." + machine.outcome().replace('_', '-'), of.photos().size())));
    if (!machine.candidates().isEmpty()) {
      blocks.add(new Block.Bars("candidates", bars(machine)));
    }
    return blocks;
  }

  private List<Block.Bar> bars(MachineLabel machine) {
    return machine.candidates().stream()
        .map(
            c ->
                new Block.Bar(
                    words.name(c.classId()), c.confidence(), words.confidence(c.confidence())))
        .toList();
  }

  private List<Block> photos(CaseFile file) {
    List<Block> blocks = new ArrayList<>();
    int number = 1;
    for (CaseFile.PhotoFile photo : file.photos()) {
      String id = "photo-" + number;
      List<Block.Picture> pictures = pictures(file.of(), photo, id, number);
      blocks.add(new Block.Pictures(id, about(photo.facts(), number), pictures));
      if (pictures.isEmpty()) {
        blocks.add(new Block.Text(id + "-missing", Block.Style.NOTE, words.get("photo.missing")));
      }
      List<String> remarks =
          photo.facts().warnings().stream().map(words::remark).distinct().toList();
      if (!remarks.isEmpty()) {
        blocks.add(new Block.Items(id + "-remarks", remarks));
      }
      number++;
    }
    return blocks;
  }

  private String about(CasePhoto photo, int number) {
    String top =
        photo.machine().top().map(words::candidate).orElseGet(() -> words.get("photo.no-class"));
    String severity =
        photo
            .measures()
            .severityPercent()
            .map(percent -> words.severity(new Severity(percent).percent()))
            .orElseGet(() -> words.get("severity.none"));
    return words.format("photo.about", Integer.toString(number), photo.fileName(), top, severity);
  }

  private List<Block.Picture> pictures(
      PlantCase of, CaseFile.PhotoFile photo, String id, int number) {
    List<Block.Picture> pictures = new ArrayList<>();
    String which = Integer.toString(number);
    String what = crop(of);
    photo
        .plain()
        .ifPresent(
            image ->
                pictures.add(
                    new Block.Picture(
                        id + "-plain",
                        image,
                        words.format("picture.plain", which),
                        words.format("picture.plain.alt", which, what))));
    String marks = photo.marks().name().toLowerCase(Locale.ROOT);
    photo
        .marked()
        .ifPresent(
            image ->
                pictures.add(
                    new Block.Picture(
                        id + "-marked",
                        image,
                        words.format("picture." + marks, which, shown(photo.facts())),
                        words.format("picture." + marks + ".alt", which, what))));
    return pictures;
  }

  /** The class whose evidence is shown is the photo's own best. */
  private String shown(CasePhoto photo) {
    return photo.machine().candidates().stream()
        .findFirst()
        .map(candidate -> words.name(candidate.classId()))
        .orElse("");
  }

  private List<Block> decision(PlantCase of) {
    String said =
        of.human().map(label -> decision(label)).orElseGet(() -> words.get("decision.none"));
    return List.of(
        new Block.Text("said", Block.Style.BODY, said),
        new Block.Signature(
            "signature",
            List.of(words.get("sign.name"), words.get("sign.place"), words.get("sign.signature"))));
  }

  private String decision(HumanLabel label) {
    String name = label.classId().map(words::name).orElse("");
    return words.format(
        "decision." + label.state().id().replace('_', '-'),
        label.by(),
        words.date(label.at()),
        name);
  }

  /** Returns the classes about which the reader has to know what to do. */
  static List<ClassId> toManage(PlantCase of) {
    Optional<ClassId> label = of.label();
    return label.isPresent() || of.human().isPresent()
        ? label.stream().toList()
        : of.machine().notExcluded();
  }

  /** Joins what a list line says about a place. */
  static String place(CaseDetails d) {
    return List.of(d.farm(), d.field(), d.plot()).stream()
        .filter(name -> !name.isBlank())
        .collect(Collectors.joining(" / "));
  }
}
