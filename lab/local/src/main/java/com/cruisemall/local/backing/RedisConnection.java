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

/** As much of the Redis protocol as looking after a server needs. */
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

  /** The answer as text, the elements of an array one per line; an error is an exception. */
  public String call(String... words) throws IOException {
    var request = new StringBuilder("*").append(words.length).append("\r\n");
    for (var word : words) {
      var length = word.getBytes(StandardCharsets.UTF_8).length;
      request.append('$').append(length).append("\r\n").append(word).append("\r\n");
    }
    socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.UTF_8));
    return answer();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private String answer() throws IOException {
    var line = line();
    var rest = line.substring(1);
    return switch (line.charAt(0)) {
      case '+', ':' -> rest;
      case '-' -> throw new IOException(rest);
      case '$' -> bulk(Integer.parseInt(rest));
      case '*' -> array(Integer.parseInt(rest));
      default -> throw new IOException("unexpected answer of Redis: " + line);
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
      elements.add(answer());
    }
    return String.join("\n", elements);
  }

  private String line() throws IOException {
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
