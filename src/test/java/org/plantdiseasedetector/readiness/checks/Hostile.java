package org.plantdiseasedetector.readiness.checks;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.security.cert.X509Certificate;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.X509TrustManager;
import org.plantdiseasedetector.history.BackupScheduler;

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

  /** Calls somebody. */
  static final class Caller {
    private Caller() {}

    static HttpClient open() {
      return HttpClient.newHttpClient();
    }
  }

  /** Trusts everybody. */
  static final class TrustAll implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  /** Accepts every name of a server. */
  static final class AnyName {
    private AnyName() {}

    static HostnameVerifier all() {
      return (name, session) -> true;
    }
  }

  /** Not hostile: starts automatic backups. */
  static final class Scheduled {
    private Scheduled() {}

    static void tick(BackupScheduler scheduler) {
      scheduler.tick();
    }
  }
}
