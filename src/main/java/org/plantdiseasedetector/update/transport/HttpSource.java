package org.plantdiseasedetector.update.transport;

import java.io.IOException;
import java.io.InputStream;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.plantdiseasedetector.update.tuf.MetadataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A repository on a server, over HTTPS only. Broken and stalled transfers are continued where they
 * ended, after growing pauses. Redirects are followed to https addresses alone. Nothing is sent but
 * the path and the name of the product: no version, no system, no cookies. Used by one thread.
 */
public final class HttpSource implements MetadataSource {

  private static final Logger LOG = LoggerFactory.getLogger(HttpSource.class);
  private static final String USER_AGENT = "PlantDiseaseDetector";
  private static final int MOST_REDIRECTS = 3;
  private static final int OK = 200;
  private static final int PARTIAL = 206;

  private final URI base;
  private final HttpOptions options;
  private final HttpClient client;
  private final ScheduledExecutorService timer;

  private HttpSource(URI base, HttpOptions options, HttpClient client) {
    this.base = base;
    this.options = options;
    this.client = client;
    this.timer = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
  }

  /**
   * Prepares; nothing is sent yet.
   *
   * @param address https address of the folder that holds {@code metadata} and {@code targets}
   * @param options how to reach it
   * @throws IOException if the file of authorities cannot be used
   * @throws IllegalArgumentException if the address is none, or not https
   */
  public static HttpSource open(String address, HttpOptions options) throws IOException {
    URI base = base(address);
    HttpClient.Builder client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(options.connect());
    options.proxy().ifPresent(proxy -> client.proxy(ProxySelector.of(proxy)));
    if (options.authorities().isPresent()) {
      client.sslContext(TrustAnchors.context(options.authorities().get()));
    }
    return new HttpSource(base, options, client.build());
  }

  /**
   * Checks an address.
   *
   * @param address https address of a repository
   * @return the same, ending with a slash
   * @throws IllegalArgumentException with a sentence for the user if it is none, or not https
   */
  public static URI base(String address) {
    try {
      URI base = URI.create(address.endsWith("/") ? address : address + "/");
      if ("https".equals(base.getScheme()) && base.getHost() != null) {
        return base;
      }
    } catch (IllegalArgumentException noAddress) {
      throw new IllegalArgumentException(address + " is no https address.", noAddress);
    }
    throw new IllegalArgumentException(
        address + " is no https address; others are not safe enough.");
  }

  @Override
  public Optional<InputStream> metadata(String name) throws IOException {
    return open("metadata/" + name, 0);
  }

  @Override
  public Optional<InputStream> target(String path, long offset) throws IOException {
    return open("targets/" + path, offset);
  }

  private Optional<InputStream> open(String path, long offset) throws IOException {
    Transfer transfer = new Transfer(path, offset);
    return transfer.start() ? Optional.of(transfer) : Optional.empty();
  }

  @Override
  public void close() {
    timer.shutdownNow();
    client.shutdownNow();
  }

  /** A file on its way; continues by itself. */
  private final class Transfer extends InputStream {
    private final String path;
    private long at;
    private int triesLeft = options.tries();
    private InputStream in = InputStream.nullInputStream();
    private long left = Long.MAX_VALUE;

    Transfer(String path, long offset) {
      this.path = path;
      this.at = offset;
    }

    /** Returns false if the server has no such file. */
    boolean start() throws IOException {
      while (true) {
        try {
          return connect();
        } catch (IOException broken) {
          pauseAfter(broken);
        }
      }
    }

    private boolean connect() throws IOException {
      HttpResponse<InputStream> answer = answer(base.resolve(path));
      int code = answer.statusCode();
      if (code == 404 || code == 410) {
        answer.body().close();
        return false;
      }
      if (code != OK && code != PARTIAL) {
        answer.body().close();
        throw code >= 500
            ? new IOException("the server answers with code " + code)
            : new RefusedException("%s: the server answers with code %d".formatted(path, code));
      }
      in = new StallGuard(answer.body(), timer, options.stall());
      left = answer.headers().firstValueAsLong("Content-Length").orElse(Long.MAX_VALUE);
      if (code == OK) {
        // This server does not continue; what is there already is read again and dropped.
        in.skipNBytes(at);
        left = left == Long.MAX_VALUE ? left : left - at;
      } else if (!answer
          .headers()
          .firstValue("Content-Range")
          .orElse("")
          .startsWith("bytes " + at + "-")) {
        throw new RefusedException(path + ": the server sent another part than asked for");
      }
      return true;
    }

    private HttpResponse<InputStream> answer(URI first) throws IOException {
      URI uri = first;
      for (int redirect = 0; redirect <= MOST_REDIRECTS; redirect++) {
        HttpResponse<InputStream> answer = send(uri);
        if (answer.statusCode() / 100 != 3) {
          return answer;
        }
        answer.body().close();
        uri = redirected(uri, answer.headers().firstValue("Location").orElse(""));
      }
      throw new RefusedException(path + ": the server redirects without end");
    }

    private URI redirected(URI from, String location) throws IOException {
      try {
        URI uri = from.resolve(location);
        if (!"https".equals(String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT))
            || uri.getHost() == null) {
          throw new RefusedException(path + ": the server redirects to an address without https");
        }
        return uri;
      } catch (IllegalArgumentException noAddress) {
        throw new RefusedException(path + ": the server redirects to no address");
      }
    }

    private HttpResponse<InputStream> send(URI uri) throws IOException {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(uri).timeout(options.connect()).header("User-Agent", USER_AGENT);
      if (at > 0) {
        request.header("Range", "bytes=" + at + "-");
      }
      try {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new RefusedException("stopped");
      }
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 1 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      while (true) {
        try {
          int count = in.read(bytes, from, length);
          if (count < 0 && left > 0 && left != Long.MAX_VALUE) {
            throw new IOException("the transfer ended too early");
          }
          at += Math.max(0, count);
          left -= left == Long.MAX_VALUE ? 0 : Math.max(0, count);
          return count;
        } catch (IOException broken) {
          pauseAfter(broken);
          if (!start()) {
            throw new RefusedException(path + " vanished from the server");
          }
        }
      }
    }

    private void pauseAfter(IOException broken) throws IOException {
      in.close();
      triesLeft--;
      LOG.info("event=transfer_broken path={} at={} left={}", path, at, triesLeft, broken);
      if (broken instanceof RefusedException || triesLeft <= 0) {
        throw new IOException(
            "%s could not be fetched from %s (%s)".formatted(path, base.getHost(), words(broken)),
            broken);
      }
      try {
        long pause = options.pause().toMillis() << (options.tries() - triesLeft - 1);
        timer.schedule(() -> {}, pause, TimeUnit.MILLISECONDS).get();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IOException("stopped", stopped);
      } catch (ExecutionException impossible) {
        throw new IOException("the pause failed", impossible);
      }
    }

    private String words(IOException failure) {
      return failure.getMessage() == null
          ? failure.getClass().getSimpleName()
          : failure.getMessage();
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }

  /** Trying again would not help. */
  private static final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
      super(message);
    }
  }
}
