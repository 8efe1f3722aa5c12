package org.plantdiseasedetector.report;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.plantdiseasedetector.domain.Candidate;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.ComputeDevice;
import org.plantdiseasedetector.domain.DiagnosisOutcome;
import org.plantdiseasedetector.domain.ModelIdentity;
import org.plantdiseasedetector.history.CaseDetails;
import org.plantdiseasedetector.history.CasePhoto;
import org.plantdiseasedetector.history.HumanLabel;
import org.plantdiseasedetector.history.LabelState;
import org.plantdiseasedetector.history.MachineLabel;
import org.plantdiseasedetector.history.PhotoMeasures;
import org.plantdiseasedetector.history.PlantCase;
import org.plantdiseasedetector.history.Position;
import org.plantdiseasedetector.knowledge.DamageKind;
import org.plantdiseasedetector.knowledge.DiseaseCard;
import org.plantdiseasedetector.knowledge.DiseaseNames;
import org.plantdiseasedetector.knowledge.ModeOfAction;
import org.plantdiseasedetector.knowledge.Reference;
import org.plantdiseasedetector.testing.Pictures;

/** Cases, cards and figures for tests of reports. */
public final class ReportSamples {

  public static final ModelIdentity MODEL = new ModelIdentity("leafnet", "1.0.0");
  public static final ClassId LATE_BLIGHT = new ClassId("tomato.late_blight");
  public static final ClassId EARLY_BLIGHT = new ClassId("tomato.early_blight");
  public static final Instant MADE = Instant.parse("2026-06-02T08:00:00Z");

  /** One name in each script that a grower may write in. */
  public static final String SCRIPTS =
      "Ферма Зелёный Дол, Αγρόκτημα Ελιά, مزرعة الزيتون الكبيرة 12, हरित क्षेत्र कृषि, 绿色农场番茄,"
          + " Łąka Święta, משק הזית, விவசாய பண்ணை, ไร่มะเขือเทศ";

  private ReportSamples() {}

  public static Background background() {
    return new Background(
        new Organisation("Plant Clinic North", "Field Road 1, 12345 Greenton", 0x2E6B3A, logo()),
        DiseaseNames.load(),
        (id, language) -> Optional.of(card(id, language)),
        Optional.of(
            new MeasuredAccuracy(
                MODEL, Map.of("tomato", new MeasuredAccuracy.Figure(0.861, 0.82, 0.9, 412)))),
        Background.Signatures.NONE);
  }

  private static Optional<ReportImage> logo() {
    return Optional.of(new ReportImage(Pictures.jpeg(240, 90), 240, 90));
  }

  public static ReportBuilder builder(Locale language) {
    return builder(ReportTexts.load(language));
  }

  public static ReportBuilder builder(ReportTexts texts) {
    return new ReportBuilder(texts, background(), ZoneOffset.UTC);
  }

  /** Texts 40 per cent longer than the English ones, to see whether the layout holds. */
  public static ReportTexts longer() {
    Properties texts = ReportTexts.read(Locale.ENGLISH);
    texts.replaceAll((key, text) -> longer(String.valueOf(text)));
    return new ReportTexts(Locale.ENGLISH, texts);
  }

  /** Doubles vowels outside of patterns until the text is long enough. */
  private static String longer(String text) {
    StringBuilder out = new StringBuilder();
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      out.append(c);
      if (depth == 0 && "aeiouAEIOU".indexOf(c) >= 0) {
        out.append('ö');
      }
    }
    while (out.length() < text.length() * 1.4) {
      out.append(" ö");
    }
    return out.toString();
  }

  public static CaseFile one(String farm, int photos) {
    return file(12, farm, photos, confirmed(), Optional.of(new Position(48.13715, 11.57612)), "");
  }

  public static Optional<HumanLabel> confirmed() {
    return Optional.of(
        new HumanLabel(LabelState.CONFIRMED, Optional.of(LATE_BLIGHT), "Ada Berg", MADE));
  }

  public static Optional<HumanLabel> corrected(ClassId to) {
    return Optional.of(new HumanLabel(LabelState.CORRECTED, Optional.of(to), "Ada Berg", MADE));
  }

  public static CaseFile file(
      long number,
      String farm,
      int photos,
      Optional<HumanLabel> human,
      Optional<Position> position,
      String notes) {
    CaseDetails details =
        new CaseDetails(
            LocalDate.of(2026, 6, 1),
            farm,
            "North field",
            "7",
            "",
            "Roma",
            Optional.of(65),
            position,
            notes,
            List.of("wet", "second visit"));
    List<CaseFile.PhotoFile> files = new ArrayList<>();
    for (int i = 0; i < photos; i++) {
      files.add(photo(number, i));
    }
    PlantCase of =
        new PlantCase(
            number,
            id("case" + number),
            MADE,
            MADE,
            details,
            machine(),
            human,
            files.stream().map(CaseFile.PhotoFile::facts).toList());
    return new CaseFile(of, files);
  }

  private static UUID id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  private static MachineLabel machine() {
    return MachineLabel.of(
        new DiagnosisOutcome.Confident(
            new Candidate(LATE_BLIGHT, 0.93), List.of(new Candidate(EARLY_BLIGHT, 0.04))),
        MODEL);
  }

  private static CaseFile.PhotoFile photo(long number, int index) {
    CasePhoto facts =
        new CasePhoto(
            id("photo" + number + "-" + index),
            "leaf-" + index + ".jpg",
            "00".repeat(32),
            1000,
            Optional.of(LocalDateTime.of(2026, 6, 1, 9, 30)),
            machine(),
            new PhotoMeasures(
                Optional.of(7.3 + index), Optional.of(0.4), Optional.of(0.5), Optional.of(0.4)),
            ComputeDevice.CPU,
            List.of("The photo is not sharp: hold still, and take it again."));
    ReportImage plain = new ReportImage(Pictures.jpeg(600, 450), 600, 450);
    return new CaseFile.PhotoFile(
        facts, Optional.of(plain), Optional.of(plain), CaseFile.Marks.BOTH);
  }

  /** A card with texts of a usual length. */
  public static DiseaseCard card(ClassId id, Locale language) {
    String sentence =
        "Remove and destroy infected leaves as soon as they are seen, and keep the foliage dry by"
            + " watering the soil rather than the plants, in the morning.";
    return new DiseaseCard(
        id,
        language,
        DiseaseNames.load().nameOf(id).commonName(),
        List.of(),
        DiseaseNames.load().nameOf(id).host(),
        new DiseaseCard.Cause(
            DamageKind.OOMYCETE,
            Optional.of("Phytophthora infestans"),
            List.of(),
            Optional.empty(),
            Optional.of("PHYTIN")),
        new DiseaseCard.Hosts(List.of("Solanum lycopersicum"), "Tomato and potato."),
        sentence + " " + sentence,
        List.of(),
        List.of(),
        sentence,
        Optional.of(sentence),
        sentence,
        new DiseaseCard.Management(
            List.of(sentence, sentence, sentence), List.of(sentence), List.of(sentence, sentence)),
        Optional.of(
            new DiseaseCard.Resistance(
                List.of(
                    new ModeOfAction(ModeOfAction.Scheme.FRAC, "40", "CAA fungicides"),
                    new ModeOfAction(ModeOfAction.Scheme.FRAC, "M03", "Dithiocarbamates")),
                sentence)),
        Optional.of(sentence),
        sentence,
        List.of(new Reference("Compendium of Tomato Diseases", "APS Press", Optional.of(2014))));
  }
}
