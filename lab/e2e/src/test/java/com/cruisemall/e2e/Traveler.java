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
 * Traveller who uploads a passport through a link.
 *
 * @param id id of the traveller in the order
 * @param passportNumber number sent beside the image
 */
record Traveler(String link, String id, String passportNumber) {
  private static final String BOUNDARY = "----phone";
  private static final int COMMENT = 60_000;
  private static final byte[] SMALL = small();

  /** Every upload has its own connection. */
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** Returns the ids of the travellers whose passport the link requests. */
  static List<String> requestedBy(String link) {
    JsonNode page = Stack.json(ShopClient.get("/api/passport/" + link).body());
    return page.at("/request/travelers").findValuesAsText("id");
  }

  /** Uploads the same image padded to about that size. */
  HttpResponse<String> send(int bytes) throws IOException, InterruptedException {
    return send(
        BodyPublishers.concat(
            BodyPublishers.ofByteArray(beginning()),
            BodyPublishers.ofByteArrays(Collections.nCopies(bytes / COMMENT, comment())),
            BodyPublishers.ofByteArray(end())));
  }

  /** Uploads it at a limited rate. */
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

  /** Returns the status of a document; empty for an unknown one. */
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

  /** Returns a JPEG comment segment, as cameras write them. */
  private static byte[] segment(byte[] content) {
    return ByteBuffer.allocate(content.length + 4)
        .put(new byte[] {(byte) 0xff, (byte) 0xfe})
        .putShort((short) (content.length + 2))
        .put(content)
        .array();
  }

  /** Returns a complete image. */
  static byte[] image() {
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

  /** Input stream of ten small reads per second. */
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
