package org.plantdiseasedetector.history;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.plantdiseasedetector.vault.DurableFile;
import org.plantdiseasedetector.vault.SealedFiles;

/**
 * The sealed files of the photos. New ones wait in {@code incoming} until the database has
 * committed; what a crash leaves there is finished or removed at the next start, depending on
 * whether the database knows it. Not thread-safe.
 */
public final class PhotoStore {

  /** Largest photo or thumbnail in bytes; the reader of photos has the same limit. */
  private static final int MOST_BYTES = 64 << 20;

  private static final Pattern NAME =
      Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\.(original|thumbnail)");

  private final Path incoming;
  private final Path photos;
  private final SealedFiles seals;
  private final UUID vault;

  /**
   * Makes a store; touches no file.
   *
   * @param folder the history's folder
   * @param seals encrypts and decrypts
   * @param vault identity of the vault, to which the files belong
   */
  public PhotoStore(Path folder, SealedFiles seals, UUID vault) {
    this.incoming = folder.resolve("incoming");
    this.photos = folder.resolve("photos");
    this.seals = seals;
    this.vault = vault;
  }

  /**
   * Tells whether a history has sealed photos.
   *
   * @param folder the history's folder
   * @throws IOException if it cannot be read
   */
  public static boolean hasPhotos(Path folder) throws IOException {
    for (String name : List.of("photos", "incoming")) {
      Path photos = folder.resolve(name);
      if (Files.isDirectory(photos)) {
        try (Stream<Path> files = Files.walk(photos)) {
          if (files.anyMatch(Files::isRegularFile)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /**
   * Finishes or removes what a crash left behind.
   *
   * @param known whether the database has a photo
   * @throws IOException if a file cannot be moved or deleted
   */
  public void sweep(Predicate<UUID> known) throws IOException {
    Files.createDirectories(incoming);
    Files.createDirectories(photos);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(incoming)) {
      for (Path file : files) {
        var name = NAME.matcher(String.valueOf(file.getFileName()));
        if (name.matches() && known.test(UUID.fromString(name.group(1)))) {
          moveIn(file);
        } else {
          Files.delete(file);
        }
      }
    }
  }

  /**
   * Seals the files of a case into {@code incoming}; all are on disk when this returns.
   *
   * @param caseId identity of the case
   * @param added its photos
   * @throws IOException if the disk is full or fails; then {@link #discard} removes the rest
   */
  public void stage(UUID caseId, List<NewPhoto> added) throws IOException {
    for (NewPhoto photo : added) {
      UUID id = photo.facts().id();
      write(name(id, PhotoRole.ORIGINAL), photo.original(), context(caseId, id, "original"));
      write(name(id, PhotoRole.THUMBNAIL), photo.thumbnail(), context(caseId, id, "thumbnail"));
    }
    DurableFile.forceFolder(incoming);
  }

  private void write(String name, byte[] content, String context) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            incoming.resolve(name), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel));
      seals.seal(new ByteArrayInputStream(content), out, context);
      out.flush();
      channel.force(true);
    }
  }

  /**
   * Moves staged files to their place, after the database has committed.
   *
   * @param added the photos
   * @throws IOException if a file cannot be moved; the next {@link #sweep} does it then
   */
  public void accept(List<NewPhoto> added) throws IOException {
    for (NewPhoto photo : added) {
      for (PhotoRole role : PhotoRole.values()) {
        moveIn(incoming.resolve(name(photo.facts().id(), role)));
      }
    }
  }

  private void moveIn(Path file) throws IOException {
    Path target = place(String.valueOf(file.getFileName()));
    Files.createDirectories(target.resolveSibling("."));
    Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Removes staged files.
   *
   * @param added the photos
   * @throws IOException if a file cannot be deleted; the next {@link #sweep} does it then
   */
  public void discard(List<NewPhoto> added) throws IOException {
    for (NewPhoto photo : added) {
      for (PhotoRole role : PhotoRole.values()) {
        Files.deleteIfExists(incoming.resolve(name(photo.facts().id(), role)));
      }
    }
  }

  /**
   * Deletes the files of a photo.
   *
   * @param photo identity of the photo; nothing happens if it has no files
   * @throws IOException if a file cannot be deleted
   */
  public void erase(UUID photo) throws IOException {
    for (PhotoRole role : PhotoRole.values()) {
      Files.deleteIfExists(file(photo, role));
      Files.deleteIfExists(incoming.resolve(name(photo, role)));
    }
  }

  /**
   * Decrypts a file.
   *
   * @param caseId identity of the case that it belongs to
   * @param photo identity of the photo
   * @param role which file
   * @throws IOException if it is missing, damaged or belongs to something else
   */
  public byte[] read(UUID caseId, UUID photo, PhotoRole role) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file(photo, role)))) {
      return seals.open(in, context(caseId, photo, role.id()), MOST_BYTES);
    }
  }

  /**
   * Returns the place of a file.
   *
   * @param photo identity of the photo
   * @param role which file
   */
  public Path file(UUID photo, PhotoRole role) {
    return place(name(photo, role));
  }

  /**
   * Lists the files that no photo of the database has.
   *
   * @param known identities of all photos
   * @throws IOException if the folder cannot be read
   */
  public List<Path> strangers(Set<UUID> known) throws IOException {
    Set<Path> expected = new HashSet<>();
    for (UUID photo : known) {
      for (PhotoRole role : PhotoRole.values()) {
        expected.add(file(photo, role));
      }
    }
    List<Path> strangers = new ArrayList<>();
    for (Path folder : List.of(photos, incoming)) {
      try (Stream<Path> files = Files.walk(folder)) {
        files
            .filter(file -> !Files.isDirectory(file) && !expected.contains(file))
            .sorted()
            .forEach(strangers::add);
      }
    }
    return strangers;
  }

  /**
   * Lists all files that are at their place.
   *
   * @return names below the history's folder, with slashes
   * @throws IOException if the folder cannot be read
   */
  public List<String> names() throws IOException {
    Path folder = photos.resolveSibling(".").normalize();
    try (Stream<Path> files = Files.walk(photos)) {
      return files
          .filter(file -> NAME.matcher(String.valueOf(file.getFileName())).matches())
          .map(file -> folder.relativize(file.normalize()).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  /** Spreads the files over 256 folders, since some file systems slow down with many in one. */
  private Path place(String name) {
    return photos.resolve(name.substring(0, 2)).resolve(name);
  }

  private static String name(UUID photo, PhotoRole role) {
    return photo + "." + role.id();
  }

  private String context(UUID caseId, UUID photo, String role) {
    return "pdd photo v1 vault %s case %s photo %s %s".formatted(vault, caseId, photo, role);
  }
}
