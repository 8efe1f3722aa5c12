package org.plantdiseasedetector.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhotoFinderTest {

  @TempDir private Path folder;

  private final PhotoFinder finder = new PhotoFinder();

  @BeforeEach
  void fill() throws IOException {
    Files.createDirectories(folder.resolve("b/deep"));
    Files.createDirectories(folder.resolve(".cache"));
    for (String name :
        List.of(
            "z.JPG",
            "a.png",
            "notes.txt",
            ".hidden.jpg",
            "jpg",
            "b/deep/c.Heic",
            "b/x.webp",
            ".cache/thumb.jpg",
            ".jpg")) {
      Files.createFile(folder.resolve(name));
    }
  }

  @Test
  void searchesFoldersByExtensionInFixedOrderWithoutHiddenFiles() {
    assertThat(relative(finder.find(List.of(folder))))
        .containsExactly("a.png", "b/deep/c.Heic", "b/x.webp", "z.JPG");
  }

  @Test
  void aNamedFileIsAlwaysTried() {
    List<Path> named =
        List.of(folder.resolve("notes.txt"), folder.resolve(".hidden.jpg"), folder.resolve("gone"));
    assertThat(finder.find(named)).containsExactlyElementsOf(named);
  }

  @Test
  void aFolderThatIsHiddenItselfIsSearchedWhenNamed() {
    assertThat(relative(finder.find(List.of(folder.resolve(".cache")))))
        .containsExactly(".cache/thumb.jpg");
  }

  @Test
  void eachFileComesOnceAtItsFirstPlace() {
    Path first = folder.resolve("b").resolve("..").resolve("z.JPG");
    List<Path> found = finder.find(List.of(first, folder, folder.resolve("a.png")));
    assertThat(found).hasSize(4).startsWith(first);
  }

  @Test
  void linksAreFollowedAndCyclesEnd() throws IOException {
    Files.createSymbolicLink(folder.resolve("b/deep/loop"), folder.resolve("b"));
    Path elsewhere = Files.createDirectory(folder.resolve("other"));
    Files.createFile(elsewhere.resolve("linked.jpg"));
    Files.createSymbolicLink(folder.resolve("b/link"), elsewhere);
    assertThat(relative(finder.find(List.of(folder.resolve("b")))))
        .containsExactly("b/deep/c.Heic", "b/link/linked.jpg", "b/x.webp");
  }

  @Test
  void aBrokenLinkToAPhotoIsListedSoThatItGetsAResult() throws IOException {
    Files.createSymbolicLink(folder.resolve("b/broken.jpg"), folder.resolve("nowhere.jpg"));
    assertThat(relative(finder.find(List.of(folder.resolve("b"))))).contains("b/broken.jpg");
  }

  @Test
  void aSubfolderThatCannotBeOpenedIsListed() throws IOException {
    Path locked = folder.resolve("b/deep");
    Set<PosixFilePermission> before = Files.getPosixFilePermissions(locked);
    Files.setPosixFilePermissions(locked, Set.of());
    try {
      Assumptions.assumeFalse(Files.isReadable(locked), "This user may open everything");
      assertThat(relative(finder.find(List.of(folder.resolve("b")))))
          .containsExactly("b/deep", "b/x.webp");
    } finally {
      Files.setPosixFilePermissions(locked, before);
    }
  }

  private List<String> relative(List<Path> found) {
    return found.stream()
        .map(path -> folder.relativize(path).toString().replace('\\', '/'))
        .toList();
  }
}
