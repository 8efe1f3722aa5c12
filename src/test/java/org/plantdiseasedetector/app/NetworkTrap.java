package org.plantdiseasedetector.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketImpl;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.AbstractSelector;
import java.nio.channels.spi.SelectorProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * A console in which looking up a host, opening a socket or a channel and asking for a proxy are
 * refused and noted in the file {@code -Dpdd.trap}.
 */
public final class NetworkTrap {

  static final String TRY_EVERYTHING = "try-everything";

  private NetworkTrap() {}

  /** Sets the traps that need code, then runs the console. */
  @SuppressWarnings("deprecation") // the only way to refuse plain sockets inside one process
  public static void main(String[] arguments) throws IOException {
    Socket.setSocketImplFactory(NetworkTrap::refuseSocket);
    ServerSocket.setSocketFactory(NetworkTrap::refuseSocket);
    ProxySelector.setDefault(new Proxies());
    if (List.of(arguments).contains(TRY_EVERYTHING)) {
      tryEverything();
    } else {
      ConsoleLauncher.main(arguments);
    }
  }

  private static void tryEverything() {
    attempt(() -> InetAddress.getAllByName("example.invalid"));
    attempt(() -> new Socket("192.0.2.1", 80).close());
    attempt(() -> SocketChannel.open(new InetSocketAddress("192.0.2.1", 80)).close());
    attempt(() -> URI.create("http://192.0.2.1/").toURL().openStream().close());
  }

  private interface Attempt {
    void run() throws IOException;
  }

  private static void attempt(Attempt attempt) {
    try {
      attempt.run();
      throw new AssertionError("The network was reached");
    } catch (IOException | UncheckedIOException refused) {
      System.out.println("refused: " + refused);
    }
  }

  private static SocketImpl refuseSocket() {
    throw refusal("socket");
  }

  private static UncheckedIOException refusal(String kind) {
    try {
      Files.writeString(
          Path.of(System.getProperty("pdd.trap")),
          kind + System.lineSeparator(),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new UncheckedIOException(new IOException("The network is a trap: " + kind));
  }

  /** Refuses to look up hosts. */
  public static final class Resolvers extends InetAddressResolverProvider {
    @Override
    public InetAddressResolver get(Configuration configuration) {
      return new InetAddressResolver() {
        @Override
        public Stream<InetAddress> lookupByName(String host, LookupPolicy policy)
            throws UnknownHostException {
          throw refusal("resolve");
        }

        @Override
        public String lookupByAddress(byte[] address) throws UnknownHostException {
          throw refusal("resolve");
        }
      };
    }

    @Override
    public String name() {
      return "trap";
    }
  }

  /** Refuses connections that ask for a proxy first, as URLs and HTTP clients do. */
  private static final class Proxies extends ProxySelector {
    @Override
    public List<Proxy> select(URI uri) {
      throw refusal("url");
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
      throw refusal("url");
    }
  }

  /** Refuses channels. */
  public static final class Channels extends SelectorProvider {
    @Override
    public DatagramChannel openDatagramChannel() {
      throw refusal("channel");
    }

    @Override
    public DatagramChannel openDatagramChannel(ProtocolFamily family) {
      throw refusal("channel");
    }

    @Override
    public Pipe openPipe() {
      throw refusal("channel");
    }

    @Override
    public AbstractSelector openSelector() {
      throw refusal("channel");
    }

    @Override
    public ServerSocketChannel openServerSocketChannel() {
      throw refusal("channel");
    }

    @Override
    public SocketChannel openSocketChannel() {
      throw refusal("channel");
    }
  }
}
