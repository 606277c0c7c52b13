package com.cruisemall.e2e;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;

/** An upload by somebody who does not stop sending when he is told to; bytes on a bare socket. */
record HostileUpload(String link, String traveler) {
  private static final String FORM =
      """
      ------phone\r
      Content-Disposition: form-data; name="travelerId"\r
      \r
      %s\r
      ------phone\r
      Content-Disposition: form-data; name="file"; filename="a.jpg"\r
      \r
      """;
  private static final int PIECE = 64 * 1024;

  static HostileUpload over(String link) {
    return new HostileUpload(link, Traveler.askedFor(link).getFirst());
  }

  /** Sends a form with a file, whole and in good order but for the file. */
  String file(byte[] file) throws IOException {
    return send(
        new SequenceInputStream(
            new SequenceInputStream(text(FORM.formatted(traveler)), new ByteArrayInputStream(file)),
            text("\r\n------phone--\r\n")),
        Long.MAX_VALUE);
  }

  /** Sends a file of so many bytes that does not end as a form does. */
  String endless(byte[] beginning, long bytes) throws IOException {
    return send(
        new SequenceInputStream(
            text(FORM.formatted(traveler)),
            new SequenceInputStream(new ByteArrayInputStream(beginning), new Filler())),
        bytes);
  }

  /** Sends a form of many small fields. */
  String parts(int count) throws IOException {
    StringBuilder form = new StringBuilder();
    for (int i = 0; i < count; i++) {
      form.append("------phone\r\nContent-Disposition: form-data; name=\"f")
          .append(i)
          .append("\"\r\n\r\nx\r\n");
    }
    return send(text(form + "------phone--\r\n"), Long.MAX_VALUE);
  }

  /** Says that so many bytes will come. */
  String announcing(long bytes) throws IOException {
    try (Socket socket = connect()) {
      CompletableFuture<String> answer = listen(socket);
      socket.getOutputStream().write(head("Content-Length: " + bytes));
      return answer.join();
    }
  }

  private String send(InputStream body, long most) throws IOException {
    try (Socket socket = connect()) {
      CompletableFuture<String> answer = listen(socket);
      OutputStream out = new BufferedOutputStream(socket.getOutputStream(), PIECE + 64);
      try {
        out.write(head("Transfer-Encoding: chunked"));
        long left = most;
        byte[] piece = body.readNBytes((int) Math.min(PIECE, left));
        while (piece.length > 0 && !answer.isDone()) {
          out.write(
              (Integer.toHexString(piece.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
          out.write(piece);
          out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
          left -= piece.length;
          piece = body.readNBytes((int) Math.min(PIECE, left));
        }
        out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
      } catch (IOException _) {
        // The shop has closed the connection; what it said before counts.
      }
      return answer.join();
    }
  }

  private byte[] head(String length) {
    return """
    POST /api/passport/%s/upload HTTP/1.1\r
    Host: localhost\r
    Content-Type: multipart/form-data; boundary=----phone\r
    Connection: close\r
    %s\r
    \r
    """
        .formatted(link, length)
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static Socket connect() throws IOException {
    URI gateway = Stack.get().gateway("/");
    Socket socket = new Socket(gateway.getHost(), gateway.getPort());
    socket.setSoTimeout(Math.toIntExact(Duration.ofMinutes(2).toMillis()));
    return socket;
  }

  /** The status and the body, as one text. */
  private static CompletableFuture<String> listen(Socket socket) {
    CompletableFuture<String> answer = new CompletableFuture<>();
    Thread.ofPlatform()
        .start(() -> {
          StringBuilder heard = new StringBuilder();
          try {
            InputStream in = socket.getInputStream();
            byte[] some = new byte[8192];
            for (int count = in.read(some);
                count >= 0 && !heard.toString().contains("\"ok\":");
                count = in.read(some)) {
              heard.append(new String(some, 0, count, StandardCharsets.UTF_8));
            }
          } catch (IOException e) {
            heard.append(' ').append(e);
          }
          answer.complete(heard.toString());
        });
    return answer;
  }

  private static InputStream text(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static final class Filler extends InputStream {
    @Override
    public int read() {
      return 0x55;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      Arrays.fill(target, offset, offset + length, (byte) 0x55);
      return length;
    }
  }
}
