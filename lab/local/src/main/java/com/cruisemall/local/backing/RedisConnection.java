package com.cruisemall.local.backing;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

/** Minimal RESP client for provisioning and checks. */
public final class RedisConnection implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 2000;

  private final Socket socket = new Socket();
  private final DataInputStream in;

  public RedisConnection(int port, String user, String password) throws IOException {
    try {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
      socket.setSoTimeout(TIMEOUT_MILLIS);
      in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
      call("AUTH", user, password);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /**
   * Returns the reply as text, array elements one per line; throws if Redis replies with an error.
   */
  public String call(String... arguments) throws IOException {
    var request = new StringBuilder("*").append(arguments.length).append("\r\n");
    for (var argument : arguments) {
      var length = argument.getBytes(StandardCharsets.UTF_8).length;
      request.append('$').append(length).append("\r\n").append(argument).append("\r\n");
    }
    socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.UTF_8));
    return readReply();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private String readReply() throws IOException {
    var line = readLine();
    var rest = line.substring(1);
    return switch (line.charAt(0)) {
      case '+', ':' -> rest;
      case '-' -> throw new IOException(rest);
      case '$' -> bulk(Integer.parseInt(rest));
      case '*' -> array(Integer.parseInt(rest));
      default -> throw new IOException("unexpected Redis reply: " + line);
    };
  }

  private String bulk(int length) throws IOException {
    if (length < 0) {
      return "";
    }
    var bytes = in.readNBytes(length);
    in.skipNBytes(2);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private String array(int length) throws IOException {
    var elements = new ArrayList<String>();
    for (var i = 0; i < length; i++) {
      elements.add(readReply());
    }
    return String.join("\n", elements);
  }

  private String readLine() throws IOException {
    var text = new StringBuilder();
    for (var next = in.read(); next != '\r'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("Redis closed the connection");
      }
      text.append((char) next);
    }
    in.skipNBytes(1);
    return text.toString();
  }
}
