package com.cruisemall.load.fault;

import com.cruisemall.local.process.Polling;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** TCP proxy with injected network faults. A change of the fault also affects open connections. */
public final class FaultProxy implements AutoCloseable {
  private static final int BUFFER_SIZE = 16_384;
  private static final int WRITES_PER_SECOND = 10;

  private final InetSocketAddress target;
  private final ServerSocket server;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile NetworkFault fault = new NetworkFault.None();

  /** Listens on a free port of the loopback interface. */
  public FaultProxy(String host, int port) throws IOException {
    target = new InetSocketAddress(host, port);
    server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().name("fault-proxy").start(this::accept);
  }

  public int port() {
    return server.getLocalPort();
  }

  /** Sets the fault from now on. */
  public void set(NetworkFault next) {
    fault = next;
  }

  /** Closes all connections. */
  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException _) {
        // The proxy is closed, or the client gave up.
      }
    }
  }

  private void serve(Socket client) {
    open.add(client);
    try (client;
        Socket server = new Socket()) {
      open.add(server);
      server.connect(target);
      Thread back = Thread.ofVirtual().start(() -> pass(server, client, true));
      pass(client, server, false);
      back.join();
      open.remove(server);
    } catch (IOException _) {
      // The target is down: the connection closes, as it would without the proxy.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(client);
    }
  }

  private void pass(Socket from, Socket to, boolean response) {
    byte[] buffer = new byte[BUFFER_SIZE];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        switch (fault) {
          case NetworkFault.None _ -> out.write(buffer, 0, count);
          case NetworkFault.Latency latency -> {
            if (response) {
              Polling.pause(latency.delay());
            }
            out.write(buffer, 0, count);
          }
          case NetworkFault.Reset _ -> {
            reset(from);
            reset(to);
            return;
          }
          case NetworkFault.BlackHole _ -> {
            // Discarded.
          }
          case NetworkFault.Throttle throttle ->
              throttle(out, buffer, count, response, throttle.bytesPerSecond());
        }
      }
      to.shutdownOutput();
    } catch (IOException _) {
      close(from);
      close(to);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void throttle(
      OutputStream out, byte[] buffer, int count, boolean response, int bytesPerSecond)
      throws IOException, InterruptedException {
    int chunk = response ? Math.max(1, bytesPerSecond / WRITES_PER_SECOND) : count;
    for (int sent = 0; sent < count; sent += chunk) {
      if (response) {
        Polling.pause(Duration.ofSeconds(1).dividedBy(WRITES_PER_SECOND));
      }
      out.write(buffer, sent, Math.min(chunk, count - sent));
    }
  }

  /** Closes with SO_LINGER 0, which sends RST instead of FIN. */
  private static void reset(Socket socket) throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException _) {
      // Already closed.
    }
  }
}
