package org.plantdiseasedetector.update.transport;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A real HTTPS server on this machine that misbehaves on demand. */
public final class LoopbackServer implements AutoCloseable {

  /** What it does to the next transfers of network files. */
  public enum Mood {
    /** Serves files, and parts of files. */
    HONEST,
    /** Sends half of what is left, then cuts the connection. */
    CUTS,
    /** Sends half of what is left, then nothing. */
    STALLS,
    /** Promises more bytes than it has. */
    PROMISES_MORE,
    /** Sends bytes without end. */
    ENDLESS,
    /** Knows no parts: always sends everything. */
    NO_RANGES,
    /** Sends another part than asked for. */
    WRONG_RANGE,
    /** Redirects to http. */
    TO_HTTP,
    /** Redirects to another https address of its own. */
    TO_HTTPS,
    /** Redirects to what is no address. */
    TO_NOWHERE,
    /** Redirects to itself for ever. */
    IN_CIRCLES,
    /** Answers with an internal error. */
    BROKEN
  }

  private static final String PASSWORD = "loopback";

  /** Heads of all requests. */
  public final List<String> requests = new CopyOnWriteArrayList<>();

  /** What it does. */
  public volatile Mood mood = Mood.HONEST;

  /** For how many more requests; afterwards it is honest. */
  public final AtomicInteger times = new AtomicInteger(Integer.MAX_VALUE);

  private final Path root;
  private final Path certificate;
  private final HttpsServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closing = new CountDownLatch(1);

  /**
   * Starts a server.
   *
   * @param root files
   * @param work for its key
   */
  public LoopbackServer(Path root, Path work) throws Exception {
    this.root = root;
    Path keys = work.resolve("server.p12");
    this.certificate = work.resolve("server.pem");
    keytool(
        "-genkeypair",
        "-alias",
        "server",
        "-keyalg",
        "EC",
        "-dname",
        "CN=loopback",
        "-ext",
        "san=ip:127.0.0.1",
        "-ext",
        "bc=ca:true",
        "-keystore",
        keys.toString(),
        "-storepass",
        PASSWORD);
    keytool(
        "-exportcert",
        "-rfc",
        "-alias",
        "server",
        "-file",
        certificate.toString(),
        "-keystore",
        keys.toString(),
        "-storepass",
        PASSWORD);
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys)) {
      store.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, PASSWORD.toCharArray());
    server = start(context(factory));
  }

  private HttpsServer start(SSLContext context) throws IOException {
    HttpsServer made =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    made.setHttpsConfigurator(new HttpsConfigurator(context));
    made.setExecutor(threads);
    made.createContext("/", this::handle);
    made.start();
    return made;
  }

  private static SSLContext context(KeyManagerFactory factory) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    return context;
  }

  private static void keytool(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(Arrays.asList(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("keytool failed");
    }
  }

  /** Returns the address of the files. */
  public String address() {
    return "https://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  /** Returns the file with its certificate. */
  public Path certificate() {
    return certificate;
  }

  private void handle(HttpExchange exchange) throws IOException {
    String range = String.valueOf(exchange.getRequestHeaders().getFirst("Range"));
    requests.add(
        exchange.getRequestURI()
            + " range="
            + range
            + " agent="
            + exchange.getRequestHeaders().getFirst("User-Agent")
            + " headers="
            + new TreeSet<>(exchange.getRequestHeaders().keySet()));
    String path = exchange.getRequestURI().getPath().substring(1).replace("moved/", "");
    Path file = root.resolve(path);
    try (exchange) {
      if (!Files.exists(file)) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      boolean network = path.endsWith("best_model.pth");
      Mood now = network && times.getAndDecrement() > 0 ? mood : Mood.HONEST;
      int from =
          range.startsWith("bytes=") ? Integer.parseInt(range.substring(6, range.length() - 1)) : 0;
      answer(exchange, now, Files.readAllBytes(file), from);
    }
  }

  private void answer(HttpExchange exchange, Mood now, byte[] content, int from)
      throws IOException {
    switch (now) {
      case TO_HTTP -> redirect(exchange, address().replace("https:", "http:") + "x");
      case TO_HTTPS -> redirect(exchange, address() + "moved" + exchange.getRequestURI().getPath());
      case TO_NOWHERE -> redirect(exchange, "https://[nowhere");
      case IN_CIRCLES -> redirect(exchange, exchange.getRequestURI().getPath());
      case BROKEN -> exchange.sendResponseHeaders(503, -1);
      case ENDLESS -> endless(exchange);
      case NO_RANGES -> send(exchange, content, 0, content.length, 200, content.length);
      case WRONG_RANGE -> send(exchange, content, from + 1, content.length, 206, 0);
      case PROMISES_MORE ->
          send(exchange, content, from, content.length, from > 0 ? 206 : 200, content.length + 9);
      case CUTS, STALLS -> {
        int half = from + (content.length - from) / 2;
        send(exchange, content, from, half, from > 0 ? 206 : 200, content.length - from);
        if (now == Mood.STALLS) {
          await();
        }
      }
      case HONEST -> send(exchange, content, from, content.length, from > 0 ? 206 : 200, 0);
    }
  }

  private static void redirect(HttpExchange exchange, String to) throws IOException {
    exchange.getResponseHeaders().add("Location", to);
    exchange.sendResponseHeaders(302, -1);
  }

  private void endless(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    OutputStream out = exchange.getResponseBody();
    byte[] piece = new byte[64 << 10];
    while (closing.getCount() > 0) {
      out.write(piece);
    }
  }

  private static void send(
      HttpExchange exchange, byte[] content, int from, int to, int code, int promised)
      throws IOException {
    exchange
        .getResponseHeaders()
        .add("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
    exchange.sendResponseHeaders(code, promised == 0 ? to - from : promised);
    OutputStream out = exchange.getResponseBody();
    out.write(content, from, to - from);
    out.flush();
  }

  private void await() {
    try {
      closing.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
