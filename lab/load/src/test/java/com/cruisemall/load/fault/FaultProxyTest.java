package com.cruisemall.load.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultProxyTest {
  private static final byte[] WORDS = "hello".getBytes(StandardCharsets.US_ASCII);
  private static final int PATIENCE_MILLIS = 10_000;
  private static final int IMPATIENCE_MILLIS = 400;

  private ServerSocket echo;
  private FaultProxy proxy;

  @BeforeEach
  void start() throws IOException {
    echo = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::answer);
    proxy = new FaultProxy(echo.getInetAddress().getHostAddress(), echo.getLocalPort());
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
    echo.close();
  }

  @Test
  void forwardsDataWithoutFault() throws IOException {
    try (Socket socket = connect()) {
      assertThat(say(socket)).isEqualTo(WORDS);
      assertThat(say(socket)).isEqualTo(WORDS);
    }
  }

  @Test
  void delaysResponsesByTheLatency() throws IOException {
    proxy.set(new NetworkFault.Latency(Duration.ofMillis(300)));
    try (Socket socket = connect()) {
      long began = System.nanoTime();
      assertThat(say(socket)).isEqualTo(WORDS);
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(290));
    }
  }

  @Test
  void resetsOpenConnections() throws IOException {
    try (Socket socket = connect()) {
      assertThat(say(socket)).isEqualTo(WORDS);
      proxy.set(new NetworkFault.Reset());

      assertThatThrownBy(() -> say(socket)).isInstanceOf(SocketException.class);
    }
  }

  @Test
  void discardsDataInABlackHole() throws IOException {
    proxy.set(new NetworkFault.BlackHole());
    try (Socket socket = connect()) {
      socket.setSoTimeout(IMPATIENCE_MILLIS);

      assertThatThrownBy(() -> say(socket)).isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void throttlesResponses() throws IOException {
    proxy.set(new NetworkFault.Throttle(10));
    try (Socket socket = connect()) {
      long began = System.nanoTime();
      assertThat(say(socket)).isEqualTo(WORDS);
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(450));
    }
  }

  @Test
  void worksAgainWithoutFault() throws IOException {
    proxy.set(new NetworkFault.Reset());
    try (Socket socket = connect()) {
      assertThatThrownBy(() -> say(socket)).isInstanceOf(SocketException.class);
    }
    proxy.set(new NetworkFault.None());
    try (Socket socket = connect()) {
      assertThat(say(socket)).isEqualTo(WORDS);
    }
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    socket.setSoTimeout(PATIENCE_MILLIS);
    return socket;
  }

  private static byte[] say(Socket socket) throws IOException {
    socket.getOutputStream().write(WORDS);
    return socket.getInputStream().readNBytes(WORDS.length);
  }

  private void answer() {
    while (!echo.isClosed()) {
      try {
        Socket socket = echo.accept();
        Thread.ofVirtual()
            .start(() -> {
              try (socket) {
                socket.getInputStream().transferTo(socket.getOutputStream());
              } catch (IOException _) {
                // The test is over.
              }
            });
      } catch (IOException _) {
        // The test is over.
      }
    }
  }
}
