package org.plantdiseasedetector.adaptation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.model.LinearHead;
import org.plantdiseasedetector.model.ModelBundle;

class RefitTest {

  private static final ClassId HEALTHY = Meadow.CLASSES.get(0);
  private static final ClassId RUST = Meadow.CLASSES.get(1);

  @TempDir Path folder;
  private ModelBundle model;

  @BeforeEach
  void plant() throws Exception {
    model = Meadow.plant(folder.resolve("meadow-1.0.0"));
  }

  private Refit.Result fit(List<Example> user) {
    return new Refit(model, user, Meadow.references(8)).run(Refit.Watcher.NONE);
  }

  private static ClassId says(ModelBundle bundle, Example photo) {
    float[] features = photo.features(10);
    return bundle
        .classes()
        .get(bundle.trust().judge(features, bundle.head().logits(features)).best());
  }

  private static List<Example> tenCorrections() {
    List<Example> user = new ArrayList<>(Meadow.photos(3, Meadow.BROWN_SPOT, 10, 1));
    user.addAll(Meadow.photos(0, HEALTHY, 5, 2));
    return user;
  }

  @Test
  void aClassOfTheUsersOwnIsLearntFromTenPhotosAndOffered() {
    Refit.Result result = fit(tenCorrections());

    assertThat(result.proof().doubts()).isEmpty();
    assertThat(result.proof().macroAfter().value()).isGreaterThan(0.9);
    assertThat(result.proof().gain().low()).isPositive();
    for (Example other : Meadow.photos(3, Meadow.BROWN_SPOT, 5, 99)) {
      assertThat(says(model, other)).isNotEqualTo(Meadow.BROWN_SPOT);
      assertThat(says(result.adapted(), other)).isEqualTo(Meadow.BROWN_SPOT);
    }
  }

  @Test
  void whatTheModelKnewStaysKnown() {
    ModelBundle adapted = fit(tenCorrections()).adapted();

    for (int c = 0; c < Meadow.CLASSES.size(); c++) {
      for (Example known : Meadow.photos(c, Meadow.CLASSES.get(c), 10, 50 + c)) {
        assertThat(says(adapted, known)).isEqualTo(known.label());
      }
    }
  }

  @Test
  void onePhotoCannotBreakTheHead() {
    // A healthy leaf that somebody calls rust by mistake.
    Refit.Result result = fit(Meadow.photos(0, RUST, 1, 3));

    assertThat(result.proof().isOffered()).isFalse();
    long right =
        Meadow.photos(0, HEALTHY, 20, 4).stream()
            .filter(healthy -> says(result.adapted(), healthy).equals(HEALTHY))
            .count();
    assertThat(right).isGreaterThanOrEqualTo(15);
  }

  @Test
  void whatIsTooLittleIsSaidWithTheNumberThatIsMissing() {
    Refit.Result result = fit(Meadow.photos(3, Meadow.BROWN_SPOT, 1, 1));

    assertThat(result.proof().doubts()).contains(new Doubt.TooFewPhotos(Meadow.BROWN_SPOT, 1, 9));
  }

  @Test
  void whatBringsNothingIsNotOffered() {
    // All of it was known before.
    Refit.Result result = fit(Meadow.photos(1, RUST, 12, 5));

    assertThat(result.proof().doubts()).hasAtLeastOneElementOfType(Doubt.NoGain.class);
  }

  @Test
  void withoutReferencesNothingIsOffered() {
    Refit.Result result =
        new Refit(model, tenCorrections(), new References(List.of())).run(Refit.Watcher.NONE);

    assertThat(result.proof().doubts()).contains(new Doubt.NoReferences());
  }

  @Test
  void aWrongLabelIsFoundForASecondLook() {
    List<Example> user = new ArrayList<>(tenCorrections());
    Example wrong = new Example(Meadow.photo(0, new Random(11)), 0, Meadow.BROWN_SPOT, "odd", 77);
    user.add(wrong);

    List<Refit.Suspect> suspects = fit(user).suspects();

    assertThat(suspects.getFirst().example()).isEqualTo(wrong);
    assertThat(suspects.getFirst().instead()).isEqualTo(HEALTHY);
  }

  @Test
  void theSamePhotosGiveTheSameHead() {
    LinearHead once = fit(tenCorrections()).adapted().head();
    LinearHead again = fit(tenCorrections()).adapted().head();

    assertThat(once.weight()).isEqualTo(again.weight());
    assertThat(once.bias()).isEqualTo(again.bias());
  }

  @Test
  void plantsAreJudgedByHeadsThatHaveNotSeenThem() {
    // Each of these is the only plant that speaks for its class, so that nothing can be proved.
    List<Example> user = new ArrayList<>();
    for (Example photo : Meadow.photos(3, Meadow.BROWN_SPOT, 10, 1)) {
      user.add(new Example(photo.embedding(), 0, photo.label(), "one plant", 1));
    }
    user.addAll(Meadow.photos(0, HEALTHY, 3, 2));

    Proof proof = fit(user).proof();

    assertThat(proof.classes().getLast().label()).isEqualTo(Meadow.BROWN_SPOT);
    assertThat(proof.classes().getLast().after()).isZero();
    assertThat(proof.isOffered()).isFalse();
  }

  @Test
  void itEndsWhenItIsCancelled() {
    Refit.Watcher impatient =
        new Refit.Watcher() {
          @Override
          public void done(int steps, int of) {}

          @Override
          public boolean cancelled() {
            return true;
          }
        };
    Refit refit = new Refit(model, tenCorrections(), Meadow.references(8));

    assertThatThrownBy(() -> refit.run(impatient)).isInstanceOf(CancellationException.class);
  }

  @Test
  void theCurveRisesWithThePhotos() {
    Refit refit = new Refit(model, tenCorrections(), Meadow.references(8));

    LearningCurve curve = LearningCurve.of(refit, Refit.Watcher.NONE);

    assertThat(curve.points()).hasSizeGreaterThan(2);
    assertThat(curve.points().getLast().macroF1())
        .isGreaterThanOrEqualTo(curve.points().getFirst().macroF1());
  }
}
