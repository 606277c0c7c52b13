package com.cruisemall.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import javax.imageio.ImageIO;

/**
 * Somebody who sends a passport over a link by a phone.
 *
 * @param id of the traveller on the order
 * @param passportNumber sent beside the picture
 */
record Traveler(String link, String id, String passportNumber) {
  private static final String BOUNDARY = "----phone";
  private static final int COMMENT = 60_000;
  private static final byte[] SMALL = small();

  /** Each phone has a connection of its own. */
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** Of whom a passport is asked over a link. */
  static List<String> askedFor(String link) {
    JsonNode page = Stack.json(Client.get("/api/passport/" + link).body());
    return page.at("/request/travelers").findValuesAsText("id");
  }

  /** Sends a picture of about so many bytes, always the same one. */
  HttpResponse<String> send(int bytes) throws IOException, InterruptedException {
    return send(
        BodyPublishers.concat(
            BodyPublishers.ofByteArray(beginning()),
            BodyPublishers.ofByteArrays(Collections.nCopies(bytes / COMMENT, comment())),
            BodyPublishers.ofByteArray(end())));
  }

  /** Sends it as slowly as a bad connection does. */
  HttpResponse<String> sendSlowly(int bytes, int bytesPerSecond)
      throws IOException, InterruptedException {
    List<InputStream> pieces = new ArrayList<>();
    pieces.add(new ByteArrayInputStream(beginning()));
    Collections.nCopies(bytes / COMMENT, comment())
        .forEach(comment -> pieces.add(new ByteArrayInputStream(comment)));
    pieces.add(new ByteArrayInputStream(end()));
    InputStream body = new SequenceInputStream(Collections.enumeration(pieces));
    return send(BodyPublishers.ofInputStream(() -> new Paced(body, bytesPerSecond)));
  }

  private HttpResponse<String> send(BodyPublisher body) throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(Stack.get().gateway("/api/passport/" + link + "/upload"))
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .timeout(Duration.ofMinutes(10))
            .POST(body)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** The status of the traveller's document; nothing if there is none. */
  static String status(String link, String documentId) {
    HttpResponse<String> answer =
        Stack.send(
            HttpRequest.newBuilder(Stack.get().gateway("/api/passport/documents/" + documentId))
                .header("X-Passport-Token", link));
    JsonNode document = Stack.json(answer.body()).path("document");
    return document.path("status").asText();
  }

  private byte[] beginning() {
    String fields = "{\"passportNumber\":\"" + passportNumber + "\"}";
    String form =
        part("travelerId", id)
            + part("fields", fields)
            + "--"
            + BOUNDARY
            + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"여권.jpg\"\r\n\r\n";
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(form.getBytes(StandardCharsets.UTF_8));
    bytes.write(SMALL, 0, 2);
    byte[] own = (link + id).getBytes(StandardCharsets.US_ASCII);
    bytes.writeBytes(segment(own));
    return bytes.toByteArray();
  }

  private static String part(String name, String value) {
    return "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
        .formatted(BOUNDARY, name, value);
  }

  private static byte[] end() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(SMALL, 2, SMALL.length - 2);
    bytes.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
    return bytes.toByteArray();
  }

  private static byte[] comment() {
    byte[] noise = new byte[COMMENT - 4];
    new Random(7).nextBytes(noise);
    return segment(noise);
  }

  /** What cameras write beside the picture. */
  private static byte[] segment(byte[] content) {
    return ByteBuffer.allocate(content.length + 4)
        .put(new byte[] {(byte) 0xff, (byte) 0xfe})
        .putShort((short) (content.length + 2))
        .put(content)
        .array();
  }

  /** A picture of some size, whole. */
  static byte[] picture() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(SMALL, 0, 2);
    Collections.nCopies(5, comment()).forEach(bytes::writeBytes);
    bytes.write(SMALL, 2, SMALL.length - 2);
    return bytes.toByteArray();
  }

  private static byte[] small() {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "jpeg", bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ten small pieces a second. */
  private static final class Paced extends FilterInputStream {
    private final int piece;

    private Paced(InputStream body, int bytesPerSecond) {
      super(body);
      this.piece = bytesPerSecond / 10;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      return super.read(target, offset, Math.min(piece, length));
    }
  }
}
