package org.plantdiseasedetector.readiness.checks;

import java.io.IOException;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Code as no app of this project may have it, compiled for the checks to find. */
final class Hostile {

  private Hostile() {}

  /** Waits for connections. */
  static final class Server {
    private Server() {}

    static int listen() throws IOException {
      try (ServerSocket socket = new ServerSocket(0)) {
        return socket.getLocalPort();
      }
    }
  }

  /** Puts a statement together. */
  static final class Injection {
    private Injection() {}

    static void run(Connection connection, String name) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute("DELETE FROM CASES WHERE FIELD = '" + name + "'");
      }
    }
  }
}
