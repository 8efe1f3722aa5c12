package org.plantdiseasedetector.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelledFolderTest {

  @TempDir private Path root;

  private Path file(String name, String content) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  @Test
  void listsPhotosOfEveryClassSortedWhateverTheCaseOfTheExtension() throws Exception {
    file("tomato.healthy/b.JPG", "");
    file("tomato.healthy/deep/a.png", "");
    file("bean.rust/c.jpeg", "");
    file("bean.rust/notes.txt", "");
    file("bean.rust/.hidden.jpg", "");
    file(".cache/x.jpg", "");

    List<LabelledPhoto> photos = LabelledFolder.scan(root, Samples.CLASSES, Optional.empty());

    assertThat(photos)
        .extracting(LabelledPhoto::name)
        .containsExactly("bean.rust/c.jpeg", "tomato.healthy/b.JPG", "tomato.healthy/deep/a.png");
    assertThat(photos)
        .extracting(photo -> photo.label().value())
        .containsExactly("bean.rust", "tomato.healthy", "tomato.healthy");
    assertThat(photos).extracting(LabelledPhoto::domain).containsOnly("all");
  }

  @Test
  void aFolderThatIsNoClassStopsTheEvaluationInsteadOfBeingLeftOut() throws Exception {
    file("tomato.healthy/a.jpg", "");
    file("tomato.late_bligth/b.jpg", "");

    assertThatThrownBy(() -> LabelledFolder.scan(root, Samples.CLASSES, Optional.empty()))
        .isInstanceOf(EvaluationException.class)
        .hasMessageContaining("tomato.late_bligth")
        .hasMessageContaining("Rename");
  }

  @Test
  void anEmptyOrMissingFolderSaysWhatIsExpected() {
    assertThatThrownBy(() -> LabelledFolder.scan(root, Samples.CLASSES, Optional.empty()))
        .isInstanceOf(EvaluationException.class)
        .hasMessageContaining("sub-folder per class");
    assertThatThrownBy(
            () -> LabelledFolder.scan(root.resolve("no"), Samples.CLASSES, Optional.empty()))
        .isInstanceOf(EvaluationException.class)
        .hasMessageContaining("Check that it exists");
  }

  @Test
  void theIndexAboveTellsDomainSourceAndLeaf() throws Exception {
    file("test/tomato.healthy/a.jpg", "");
    file("test/tomato.healthy/b, c.jpg", "");
    file("test/tomato.healthy/unknown.jpg", "");
    Path index =
        file(
            "index.csv",
            """
            class_id,path,domain,source,leaf_group
            tomato.healthy,test/tomato.healthy/a.jpg,field,plantdoc,pd1
            tomato.healthy,"test/tomato.healthy/b, c.jpg",lab,plantvillage,
            """);

    Path folder = root.resolve("test");
    List<LabelledPhoto> photos =
        LabelledFolder.scan(folder, Samples.CLASSES, Optional.of(PhotoIndex.read(index)));

    assertThat(PhotoIndex.discover(folder)).contains(index);
    assertThat(photos)
        .extracting(LabelledPhoto::domain, LabelledPhoto::source, LabelledPhoto::leafGroup)
        .containsExactly(
            tuple("field", "plantdoc", Optional.of("pd1")),
            tuple("lab", "plantvillage", Optional.empty()),
            tuple("unlisted", "unlisted", Optional.empty()));
  }

  @Test
  void theIndexIsFoundUpToTwoLevelsAboveAndTheNearestWins() throws Exception {
    Path far = file("index.csv", "path\n");
    Path folder = Files.createDirectories(root.resolve("a/b"));
    Path deeper = Files.createDirectories(root.resolve("a/b/c"));

    assertThat(PhotoIndex.discover(folder)).contains(far);
    assertThat(PhotoIndex.discover(deeper)).isEmpty();
    Path near = file("a/b/index.csv", "path\n");
    assertThat(PhotoIndex.discover(folder)).contains(near);
  }

  @Test
  void anIndexWithoutPathsIsRefused() throws Exception {
    Path index = file("index.csv", "file,domain\n");

    assertThatThrownBy(() -> PhotoIndex.read(index))
        .isInstanceOf(EvaluationException.class)
        .hasMessageContaining("no column \"path\"");
  }
}
