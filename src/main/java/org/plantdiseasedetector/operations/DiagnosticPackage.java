package org.plantdiseasedetector.operations;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.plantdiseasedetector.vault.AtomicFile;

/**
 * Files that help somebody else to find out what is wrong, without what is personal. It is only
 * ever saved where the user says.
 *
 * @param files in the order in which they are shown
 */
public record DiagnosticPackage(List<Item> files) {

  /** A longer text keeps its end. */
  private static final int MOST_CHARACTERS = 1 << 20;

  /** Copies the list. */
  public DiagnosticPackage {
    files = List.copyOf(files);
  }

  /**
   * A file.
   *
   * @param name with forward slashes, made by the app
   * @param text all of it
   */
  public record Item(String name, String text) {
    /** Returns the size in bytes. */
    public int size() {
      return text.getBytes(StandardCharsets.UTF_8).length;
    }
  }

  /**
   * Makes a package.
   *
   * @param raw the files as they are
   * @param redactor takes out what is personal
   */
  public static DiagnosticPackage of(List<Item> raw, Redactor redactor) {
    List<Item> clean = new ArrayList<>();
    for (Item item : raw) {
      String text = item.text();
      String end = text.substring(Math.max(0, text.length() - MOST_CHARACTERS));
      clean.add(new Item(item.name(), redactor.of(end)));
    }
    return new DiagnosticPackage(clean);
  }

  /**
   * Returns the package with some of its files.
   *
   * @param wanted which ones
   */
  public DiagnosticPackage only(Predicate<Item> wanted) {
    return new DiagnosticPackage(files.stream().filter(wanted).toList());
  }

  /**
   * Saves it as a ZIP file.
   *
   * @param target its name; an older file is replaced when the new one is complete
   * @throws IOException if it cannot be written; then an older file stays
   */
  public void save(Path target) throws IOException {
    try (AtomicFile file = new AtomicFile(target)) {
      ZipOutputStream zip = new ZipOutputStream(file.out(), StandardCharsets.UTF_8);
      for (Item item : files) {
        zip.putNextEntry(new ZipEntry(item.name()));
        zip.write(item.text().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
      zip.finish();
      file.commit();
    }
  }
}
