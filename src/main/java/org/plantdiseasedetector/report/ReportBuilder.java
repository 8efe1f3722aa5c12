package org.plantdiseasedetector.report;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.ModelIdentity;
import org.plantdiseasedetector.history.CaseDigest;
import org.plantdiseasedetector.history.PlantCase;
import org.plantdiseasedetector.vault.KeyMaterial;

/** Decides what a report says, from one case or many. Immutable and thread-safe. */
public final class ReportBuilder {

  private static final MeasuredAccuracy.Figure NOT_MEASURED =
      new MeasuredAccuracy.Figure(0, 0, 0, 0);

  private final ReportTexts texts;
  private final Background background;
  private final ReportWords words;
  private final CaseParts cases;

  /**
   * Makes a builder.
   *
   * @param texts words of the wanted language
   * @param background what is said beyond the cases
   * @param zone for the days of decisions
   */
  public ReportBuilder(ReportTexts texts, Background background, ZoneId zone) {
    this.texts = texts;
    this.background = background;
    this.words = new ReportWords(texts, background, zone);
    this.cases = new CaseParts(words);
  }

  /**
   * Makes a report.
   *
   * @param files the cases, at least one
   * @param made when
   * @param key of the reports of the cases' history
   * @throws IllegalArgumentException if there is no case
   */
  public Report build(List<CaseFile> files, Instant made, KeyMaterial key) {
    if (files.isEmpty()) {
      throw new IllegalArgumentException("A report needs at least one case");
    }
    Report draft = report(files, made, new Fingerprint(""), sections(files, made));
    Fingerprint fingerprint = Fingerprint.of(key, CanonicalContent.of(draft));
    List<Section> complete = new ArrayList<>(draft.sections());
    Section last = complete.removeLast();
    List<Block> blocks = new ArrayList<>(last.blocks());
    blocks.add(code(fingerprint, files));
    complete.add(new Section(last.id(), last.title(), last.newPage(), blocks));
    return report(files, made, fingerprint, complete);
  }

  private Report report(
      List<CaseFile> files, Instant made, Fingerprint fingerprint, List<Section> sections) {
    boolean one = files.size() == 1;
    return new Report(
        texts.language(),
        words.get(one ? "report.title" : "report.title.many"),
        one
            ? cases.title(files.getFirst().of())
            : words.format("report.subtitle.many", files.size(), words.date(made)),
        background.organisation(),
        new PageWords(words.get("page.number"), texts.language()),
        made,
        files.stream().map(CaseFile::of).map(ReportBuilder::mark).toList(),
        fingerprint,
        sections);
  }

  private static Report.CaseMark mark(PlantCase of) {
    return new Report.CaseMark(of.number(), of.id(), CaseDigest.of(of));
  }

  private List<Section> sections(List<CaseFile> files, Instant made) {
    List<Section> sections = new ArrayList<>();
    if (files.size() == 1) {
      cases.of(files.getFirst()).forEach(part -> sections.add(section(part)));
    } else {
      List<PlantCase> all = files.stream().map(CaseFile::of).toList();
      sections.addAll(new SummaryPart(words, cases).of(all));
      files.forEach(file -> sections.add(chapter(file)));
    }
    Set<ClassId> classes = new LinkedHashSet<>();
    files.forEach(file -> classes.addAll(CaseParts.toManage(file.of())));
    new AdviceParts(words, background.cards())
        .of(List.copyOf(classes))
        .forEach(part -> sections.add(section(part)));
    sections.add(trust(files));
    sections.add(origin(files, made));
    return sections;
  }

  private static Section section(Part part) {
    return new Section(part.id(), part.title(), false, part.blocks());
  }

  /** One of many cases. */
  private Section chapter(CaseFile file) {
    List<Block> blocks = new ArrayList<>();
    for (Part part : cases.of(file)) {
      blocks.add(new Block.Text(part.id(), Block.Style.SUBHEADING, part.title()));
      blocks.addAll(part.blocks());
    }
    return new Section("case-" + file.of().number(), cases.title(file.of()), true, blocks);
  }

  /** How sure the model is in general, and what nobody answers for. */
  private Section trust(List<CaseFile> files) {
    Set<String> crops = new TreeSet<>();
    Set<ModelIdentity> models = new LinkedHashSet<>();
    for (CaseFile file : files) {
      models.add(file.of().machine().model());
      file.of().machine().candidates().stream()
          .findFirst()
          .ifPresent(top -> crops.add(top.classId().crop()));
      file.of().label().ifPresent(id -> crops.add(id.crop()));
    }
    List<Block> blocks = new ArrayList<>();
    for (ModelIdentity model : models) {
      crops.forEach(crop -> blocks.add(accuracy(model, crop)));
    }
    blocks.add(new Block.Text("meaning", Block.Style.NOTE, words.get("trust.meaning")));
    blocks.add(new Block.Text("disclaimer", Block.Style.BODY, words.get("trust.disclaimer")));
    return new Section("trust", words.get("trust.title"), false, blocks);
  }

  private Block accuracy(ModelIdentity model, String crop) {
    Optional<MeasuredAccuracy.Figure> figure =
        background
            .accuracy()
            .filter(measured -> measured.model().equals(model))
            .map(MeasuredAccuracy::crops)
            .map(crops -> crops.getOrDefault(crop, NOT_MEASURED))
            .filter(found -> found.photos() > 0);
    String said =
        figure
            .map(
                f ->
                    words.format(
                        "trust.accuracy",
                        model.toString(),
                        words.crop(crop),
                        share(f.value()),
                        f.photos(),
                        share(f.low()),
                        share(f.high())))
            .orElseGet(() -> words.format("trust.unknown", model.toString(), words.crop(crop)));
    return new Block.Text("accuracy-" + crop, Block.Style.BODY, said);
  }

  private String share(double value) {
    return words.format("share", words.number(100 * value, 1));
  }

  private String origin(ModelIdentity model) {
    return switch (background.signatures().of(model)) {
      case SHIPPED -> words.get("signature.shipped");
      case SIGNED -> words.get("signature.signed");
      case NOT_VERIFIED -> words.get("signature.none");
    };
  }

  /** Which model, signed by whom, and how the report can be checked. */
  private Section origin(List<CaseFile> files, Instant made) {
    Map<String, String> models = new TreeMap<>();
    for (CaseFile file : files) {
      ModelIdentity model = file.of().machine().model();
      models.put(model.toString(), origin(model));
    }
    List<Block.Fact> facts = new ArrayList<>();
    models.forEach(
        (model, state) ->
            facts.add(
                new Block.Fact(
                    "model", words.get("fact.model"), words.format("model.state", model, state))));
    facts.add(new Block.Fact("made", words.get("fact.made"), words.date(made)));
    return new Section(
        "origin", words.get("origin.title"), false, List.of(new Block.Facts("facts", facts)));
  }

  private Block code(Fingerprint fingerprint, List<CaseFile> files) {
    String text =
        words.format(
            "origin.code", fingerprint.grouped(), Long.toString(files.getFirst().of().number()));
    QrMatrix code =
        QrMatrix.of(
            "PDD1:"
                + fingerprint.hex()
                + ":"
                + files.getFirst().of().number()
                + ":"
                + files.size());
    return new Block.Code("fingerprint", code, text, words.get("origin.code.alt"));
  }
}
