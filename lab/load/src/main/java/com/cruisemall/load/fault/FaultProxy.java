package com.cruisemall.load.fault;

import com.cruisemall.load.stack.Waiting;
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

/**
 * Stands between two programs and passes on what they say over TCP, or not. Its behaviour can be
 * changed while connections are open, and then holds for them too.
 */
public final class FaultProxy implements AutoCloseable {
  private static final int PIECE = 16_384;
  private static final int DROPS_PER_SECOND = 10;

  private final InetSocketAddress target;
  private final ServerSocket door;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile Trouble trouble = new Trouble.None();

  /** On a free port of this machine. */
  public FaultProxy(String host, int port) throws IOException {
    target = new InetSocketAddress(host, port);
    door = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().name("fault-proxy").start(this::accept);
  }

  public int port() {
    return door.getLocalPort();
  }

  /** Behaves so from now on. */
  public void set(Trouble next) {
    trouble = next;
  }

  /** Ends all connections. */
  @Override
  public void close() throws IOException {
    door.close();
    for (Socket socket : open) {
      socket.close();
    }
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException _) {
        // The door is closed, or somebody left before they were let in.
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
      // Whoever is behind the proxy is not there: the connection ends, as it would without it.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(client);
    }
  }

  private void pass(Socket from, Socket to, boolean answers) {
    byte[] piece = new byte[PIECE];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
        switch (trouble) {
          case Trouble.None _ -> out.write(piece, 0, count);
          case Trouble.Latency latency -> {
            if (answers) {
              Waiting.pause(latency.delay());
            }
            out.write(piece, 0, count);
          }
          case Trouble.Reset _ -> {
            reset(from);
            reset(to);
            return;
          }
          case Trouble.BlackHole _ -> {
            // Taken, and not passed on.
          }
          case Trouble.SlowDrip drip -> drip(out, piece, count, answers, drip.bytesPerSecond());
        }
      }
      to.shutdownOutput();
    } catch (IOException _) {
      close(from);
      close(to);
    }
  }

  private static void drip(
      OutputStream out, byte[] piece, int count, boolean answers, int bytesPerSecond)
      throws IOException {
    int drop = answers ? Math.max(1, bytesPerSecond / DROPS_PER_SECOND) : count;
    for (int sent = 0; sent < count; sent += drop) {
      if (answers) {
        Waiting.pause(Duration.ofSeconds(1).dividedBy(DROPS_PER_SECOND));
      }
      out.write(piece, sent, Math.min(drop, count - sent));
    }
  }

  /** Closed with nothing lingering, a connection ends with a reset instead of an end. */
  private static void reset(Socket socket) throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException _) {
      // It is gone either way.
    }
  }
}
