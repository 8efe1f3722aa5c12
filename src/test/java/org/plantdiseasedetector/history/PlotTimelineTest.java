package org.plantdiseasedetector.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.ModelIdentity;
import org.plantdiseasedetector.history.PlotTimeline.Mean;
import org.plantdiseasedetector.history.PlotTimeline.Visit;

class PlotTimelineTest {

  private static final Plot PLOT = new Plot("Huber", "North", "7");
  private static final LocalDate DAY = Cases.DAY;
  private static final ModelIdentity NEWER = new ModelIdentity("leafnet", "1.1.0");
  private static final ClassId HEALTHY = new ClassId("tomato.healthy");

  @Test
  void casesOfADayAreOneVisitAndVisitsAreInOrder() {
    PlotTimeline timeline =
        PlotTimeline.of(
            PLOT,
            List.of(
                visited(3, DAY, Cases.LATE_BLIGHT, 10.0),
                visited(1, DAY.plusDays(7), Cases.LATE_BLIGHT, 20.0),
                visited(2, DAY, HEALTHY, null)));
    assertThat(timeline.visits()).extracting(Visit::day).containsExactly(DAY, DAY.plusDays(7));
    assertThat(timeline.visits().getFirst().cases())
        .extracting(PlantCase::number)
        .containsExactly(2L, 3L);
    assertThat(timeline.labels()).containsExactly(HEALTHY, Cases.LATE_BLIGHT);
  }

  @Test
  void severityIsTheMeanOfThosePhotosOnWhichItWasMeasured() {
    Visit visit =
        new Visit(
            DAY,
            List.of(
                visited(1, DAY, Cases.SCAB, 10.0),
                visited(2, DAY, Cases.SCAB, null),
                visited(3, DAY, Cases.SCAB, 25.0)));
    assertThat(visit.meanSeverity().orElseThrow()).isCloseTo(17.5, within(1e-9));
    assertThat(new Visit(DAY, List.of(visited(1, DAY, Cases.SCAB, null))).meanSeverity()).isEmpty();
  }

  @Test
  void modelsAreNeverMixedInAMean() {
    PlotTimeline timeline =
        PlotTimeline.of(
            PLOT,
            List.of(
                visited(1, DAY, Cases.SCAB, 10.0),
                by(NEWER, visited(2, DAY, Cases.SCAB, 50.0)),
                by(NEWER, visited(3, DAY.plusDays(2), Cases.SCAB, 60.0)),
                by(NEWER, visited(4, DAY.plusDays(2), Cases.SCAB, 80.0)),
                by(NEWER, visited(5, DAY.plusDays(3), Cases.SCAB, null))));
    assertThat(timeline.models()).containsExactly(Cases.MODEL, NEWER);
    assertThat(timeline.means(Cases.MODEL)).containsExactly(new Mean(DAY, 10, 1));
    assertThat(timeline.means(NEWER))
        .containsExactly(new Mean(DAY, 50, 1), new Mean(DAY.plusDays(2), 70, 2));
  }

  @Test
  void thePersonsWordCountsAndNotSureLeavesNoClass() {
    HumanLabel corrected =
        new HumanLabel(LabelState.CORRECTED, Optional.of(HEALTHY), "Ada", Instant.EPOCH);
    HumanLabel unsure = new HumanLabel(LabelState.NOT_SURE, Optional.empty(), "Ada", Instant.EPOCH);
    Visit visit =
        new Visit(
            DAY,
            List.of(
                visited(1, DAY, Cases.SCAB, 1.0).with(corrected),
                visited(2, DAY, Cases.SCAB, 1.0).with(unsure)));
    assertThat(visit.labels()).containsExactly(HEALTHY);
    assertThat(visit.withoutLabel()).isEqualTo(1);
  }

  @Test
  void twoVisitsAreComparedFromTheEarlierToTheLater() {
    Visit early =
        new Visit(
            DAY,
            List.of(visited(1, DAY, Cases.SCAB, 4.0), visited(2, DAY, Cases.LATE_BLIGHT, 6.0)));
    LocalDate next = DAY.plusDays(10);
    Visit late =
        new Visit(
            next, List.of(visited(3, next, Cases.SCAB, 12.5), visited(4, next, HEALTHY, null)));
    VisitComparison comparison = VisitComparison.of(late, early);
    assertThat(comparison.earlier()).isEqualTo(early);
    assertThat(comparison.days()).isEqualTo(10);
    assertThat(comparison.severityChange().orElseThrow()).isCloseTo(7.5, within(1e-9));
    assertThat(comparison.appeared()).containsExactly(HEALTHY);
    assertThat(comparison.gone()).containsExactly(Cases.LATE_BLIGHT);
    assertThat(comparison.stayed()).containsExactly(Cases.SCAB);
    assertThat(comparison.isOfDifferentModels()).isFalse();
    assertThat(comparison.isOfDifferentSize()).isFalse();
  }

  @Test
  void aComparisonAcrossModelsOrWithoutMeasuresSaysSo() {
    Visit early = new Visit(DAY, List.of(visited(1, DAY, Cases.SCAB, null)));
    Visit late =
        new Visit(
            DAY.plusDays(1), List.of(by(NEWER, visited(2, DAY.plusDays(1), Cases.SCAB, 5.0))));
    VisitComparison comparison = VisitComparison.of(early, late);
    assertThat(comparison.isOfDifferentModels()).isTrue();
    assertThat(comparison.severityChange()).isEmpty();
    Visit mixed =
        new Visit(
            DAY,
            List.of(visited(1, DAY, Cases.SCAB, 1.0), by(NEWER, visited(2, DAY, Cases.SCAB, 1.0))));
    assertThat(VisitComparison.of(mixed, mixed).isOfDifferentModels()).isTrue();
  }

  private static PlantCase visited(long number, LocalDate day, ClassId label, Double severity) {
    CasePhoto facts = Cases.photo(number + ".jpg", new byte[] {(byte) number}).facts();
    PhotoMeasures measures =
        new PhotoMeasures(
            Optional.ofNullable(severity), Optional.empty(), Optional.empty(), Optional.empty());
    CasePhoto photo =
        new CasePhoto(
            facts.id(),
            facts.fileName(),
            facts.sha256(),
            facts.bytes(),
            facts.takenAt(),
            facts.machine(),
            measures,
            facts.device(),
            facts.warnings());
    return new PlantCase(
        number,
        facts.id(),
        Instant.EPOCH,
        Instant.EPOCH,
        CaseDetails.of(day),
        Cases.confident(label),
        Optional.empty(),
        List.of(photo));
  }

  private static PlantCase by(ModelIdentity model, PlantCase of) {
    MachineLabel machine =
        new MachineLabel(of.machine().outcome(), of.machine().candidates(), model);
    return new PlantCase(
        of.number(),
        of.id(),
        of.created(),
        of.changed(),
        of.details(),
        machine,
        of.human(),
        of.photos());
  }
}
