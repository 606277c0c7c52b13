package com.cruisemall.gateway;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** Connection to the gateway over which a test sends bytes that no HTTP client would send. */
final class RawConnection implements AutoCloseable {
  private static final int READ_TIMEOUT_MILLIS = 1_000;

  private final Socket socket;

  RawConnection() throws IOException {
    this(RestAssured.port);
  }

  RawConnection(int port) throws IOException {
    this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(READ_TIMEOUT_MILLIS);
    socket.setTcpNoDelay(true);
  }

  /** Bytes received until the gateway closed the connection or sent nothing for a second. */
  record Received(String text, boolean closed) {}

  /** Sends bytes over a new connection and reads the response. */
  static Received exchange(String bytes) throws IOException {
    try (RawConnection connection = new RawConnection()) {
      return connection.send(bytes).receive();
    }
  }

  RawConnection send(String bytes) throws IOException {
    socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  Received receive() throws IOException {
    StringBuilder text = new StringBuilder();
    byte[] buffer = new byte[8_192];
    try {
      for (int length = read(buffer); length > 0; length = read(buffer)) {
        text.append(new String(buffer, 0, length, StandardCharsets.ISO_8859_1));
      }
      return new Received(text.toString(), true);
    } catch (SocketTimeoutException _) {
      return new Received(text.toString(), false);
    } catch (SocketException _) {
      return new Received(text.toString(), true);
    }
  }

  /** Reads until the received text ends with the given one. */
  String receiveUntil(String end) throws IOException {
    StringBuilder text = new StringBuilder();
    byte[] buffer = new byte[1];
    while (!text.toString().endsWith(end) && read(buffer) > 0) {
      text.append((char) (buffer[0] & 0xff));
    }
    return text.toString();
  }

  private int read(byte[] buffer) throws IOException {
    return socket.getInputStream().read(buffer);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
