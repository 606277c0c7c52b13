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

/** Invalid or endless upload over a raw socket, by a client that ignores early responses. */
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
  private static final int CHUNK = 64 * 1024;

  static HostileUpload over(String link) {
    return new HostileUpload(link, Traveler.requestedBy(link).getFirst());
  }

  /** Sends a complete form with the given file. */
  String file(byte[] file) throws IOException {
    return send(
        new SequenceInputStream(
            new SequenceInputStream(
                stream(FORM.formatted(traveler)), new ByteArrayInputStream(file)),
            stream("\r\n------phone--\r\n")),
        Long.MAX_VALUE);
  }

  /** Sends a file of that size without the end of the form. */
  String endless(byte[] beginning, long bytes) throws IOException {
    return send(
        new SequenceInputStream(
            stream(FORM.formatted(traveler)),
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
    return send(stream(form + "------phone--\r\n"), Long.MAX_VALUE);
  }

  /** Sends only headers with that Content-Length. */
  String withContentLength(long bytes) throws IOException {
    try (Socket socket = connect()) {
      CompletableFuture<String> response = readResponse(socket);
      socket.getOutputStream().write(head("Content-Length: " + bytes));
      return response.join();
    }
  }

  private String send(InputStream body, long most) throws IOException {
    try (Socket socket = connect()) {
      CompletableFuture<String> response = readResponse(socket);
      OutputStream out = new BufferedOutputStream(socket.getOutputStream(), CHUNK + 64);
      try {
        out.write(head("Transfer-Encoding: chunked"));
        long left = most;
        byte[] chunk = body.readNBytes((int) Math.min(CHUNK, left));
        while (chunk.length > 0 && !response.isDone()) {
          out.write(
              (Integer.toHexString(chunk.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
          out.write(chunk);
          out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
          left -= chunk.length;
          chunk = body.readNBytes((int) Math.min(CHUNK, left));
        }
        out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
      } catch (IOException _) {
        // The shop closed the connection; the response before that counts.
      }
      return response.join();
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

  /** Reads status and body as one text. */
  private static CompletableFuture<String> readResponse(Socket socket) {
    CompletableFuture<String> response = new CompletableFuture<>();
    Thread.ofPlatform()
        .start(() -> {
          StringBuilder text = new StringBuilder();
          try {
            InputStream in = socket.getInputStream();
            byte[] buffer = new byte[8192];
            for (int count = in.read(buffer);
                count >= 0 && !text.toString().contains("\"ok\":");
                count = in.read(buffer)) {
              text.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
            }
          } catch (IOException e) {
            text.append(' ').append(e);
          }
          response.complete(text.toString());
        });
    return response;
  }

  private static InputStream stream(String text) {
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
