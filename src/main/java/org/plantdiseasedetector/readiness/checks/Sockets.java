package org.plantdiseasedetector.readiness.checks;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The network sockets of this process, as Linux tells them in {@code /proc}: file descriptors name
 * inodes, and the tables of TCP and UDP give each inode its state (proc_net(5)).
 *
 * @param root root of the file system
 */
record Sockets(Path root) {

  private static final String LISTENING = "0A";
  private static final List<String> TABLES = List.of("tcp", "tcp6", "udp", "udp6");

  /**
   * What was found.
   *
   * @param listening sockets that wait for connections or packets
   * @param all every network socket
   */
  record Found(List<String> listening, List<String> all) {}

  /** Returns what was found; empty where the system has no such tables. */
  Optional<Found> find() throws IOException {
    Path self = root.resolve("proc/self/fd");
    Path net = root.resolve("proc/self/net");
    if (!Files.isDirectory(self) || !Files.exists(net.resolve("tcp"))) {
      return Optional.empty();
    }
    Set<String> own = inodes(self);
    List<String> listening = new ArrayList<>();
    List<String> all = new ArrayList<>();
    for (String table : TABLES) {
      if (Files.exists(net.resolve(table))) {
        for (String line : Files.readAllLines(net.resolve(table))) {
          String[] columns = line.strip().split("\\s+", -1);
          if (columns.length > 9 && own.contains(columns[9])) {
            all.add(table + " " + columns[1]);
            if (columns[3].equals(LISTENING) || table.startsWith("udp")) {
              listening.add(table + " " + columns[1]);
            }
          }
        }
      }
    }
    return Optional.of(new Found(listening, all));
  }

  private static Set<String> inodes(Path descriptors) throws IOException {
    Set<String> inodes = new HashSet<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(descriptors)) {
      for (Path descriptor : all) {
        inode(descriptor).ifPresent(inodes::add);
      }
    }
    return inodes;
  }

  private static Optional<String> inode(Path descriptor) {
    try {
      String target = Files.readSymbolicLink(descriptor).toString();
      return target.startsWith("socket:[")
          ? Optional.of(target.substring(8, target.length() - 1))
          : Optional.empty();
    } catch (IOException closedMeanwhile) {
      return Optional.empty();
    }
  }
}
