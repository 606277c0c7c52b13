package com.cruisemall.chat;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import com.cruisemall.kit.test.FakeIssuer;
import io.restassured.RestAssured;
import io.restassured.builder.MultiPartSpecBuilder;
import io.restassured.specification.MultiPartSpecification;
import io.restassured.specification.RequestSpecification;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ChatServiceTest
class VisionTest {
  private static final String PATH = "/api/vision";

  /** WebP of 36 bytes that decodes to 7000 × 7000 pixels. */
  private static final byte[] LOSSLESS_7000 =
      Base64.getDecoder().decode("UklGRhwAAABXRUJQVlA4TBAAAAAvV9vVBgdQ0P5H/wMR0f8A");

  private final String person = FakeIssuer.person(UUID.randomUUID(), "a-session", "USER");

  @BeforeEach
  void resetServices() {
    ScriptedServices.reset();
    ScriptedGemini.plays(call -> call.stream(ScriptedGemini.HELLO));
  }

  @Test
  void sendsScaledImageToTheModel() throws Exception {
    form(person)
        .multiPart("image", "배.jpg", picture("jpg", 3_200, 2_000), "image/jpeg")
        .multiPart(prompt("이 배는 뭔가요? 010-1234-5678"))
        .post(PATH)
        .then()
        .statusCode(200)
        .header("Cache-Control", "private, no-store")
        .body("source", equalTo("model"))
        .body("message.content", equalTo("안녕하세요, 고객님!"))
        .body("conversationId", notNullValue());

    String asked = ScriptedGemini.REQUESTS.getLast();
    assertThat(asked).contains("\"mimeType\":\"image/jpeg\"", "이 배는 뭔가요? [전화번호]");
    BufferedImage shown = shown(asked);
    assertThat(shown.getWidth()).isEqualTo(1_536);
    assertThat(shown.getHeight()).isEqualTo(960);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/vision", "/api/vision/stream"})
  void storesQuestionAndAnswerWithoutImage(String path) {
    String body =
        form(person)
            .multiPart("image", "a.png", picture("png", 40, 30), "text/plain")
            .post(path)
            .then()
            .statusCode(200)
            .extract()
            .asString();

    String id = body.replaceAll("(?s).*?\"conversationId\":\"([^\"]+)\".*", "$1");
    given()
        .auth()
        .oauth2(person)
        .get("/api/chat/conversations/" + id)
        .then()
        .statusCode(200)
        .body("conversation.messages.content", equalTo(List.of("이 사진에 대해 알려 주세요.", "안녕하세요, 고객님!")));
  }

  @Test
  void streamsAnswer() {
    form(person)
        .multiPart("image", "a.jpg", picture("jpg", 100, 100), "image/jpeg")
        .post(PATH + "/stream")
        .then()
        .statusCode(200)
        .header("x-vercel-ai-ui-message-stream", equalTo("v1"))
        .body(containsString("\"text-delta\""))
        .body(endsWith("data: [DONE]\n\n"));
  }

  @Test
  void usesFallbackWhenModelFails() {
    ScriptedGemini.plays(call -> call.refuse(403, "{}"));

    form(person)
        .multiPart("image", "a.jpg", picture("jpg", 100, 100), "image/jpeg")
        .multiPart(prompt("이 여권으로 갈 수 있나요?"))
        .post(PATH)
        .then()
        .statusCode(200)
        .body("source", equalTo("fallback"))
        .body("message.content", containsString("사진을 살펴볼 수 없어"))
        .body("message.content", containsString("6개월"));
  }

  @Test
  void rejectsInvalidImages() {
    refuses("GIF89a not really".getBytes(UTF_8), 415, "UNSUPPORTED_MEDIA_TYPE");
    refuses(
        "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(UTF_8), 415, "UNSUPPORTED_MEDIA_TYPE");
    refuses("%PDF-1.7\n%%EOF\n".getBytes(UTF_8), 415, "UNSUPPORTED_MEDIA_TYPE");
    byte[] whole = picture("jpg", 400, 300);
    refuses(Arrays.copyOf(whole, whole.length / 2), 422, "PICTURE_DAMAGED");
    refuses(bomb(), 413, "PAYLOAD_TOO_LARGE");
    refuses(LOSSLESS_7000, 413, "PAYLOAD_TOO_LARGE");
    refuses(pngWithTwoHeaders(), 422, "PICTURE_DAMAGED");
    refuses(new byte[10 * 1024 * 1024 + 1], 413, "PAYLOAD_TOO_LARGE");
    refuses(new byte[0], 400, "VALIDATION_FAILED");
    assertThat(ScriptedGemini.REQUESTS).isEmpty();
  }

  @Test
  void rejectsInvalidForms() {
    form(person)
        .multiPart(prompt("사진이 없어요"))
        .post(PATH)
        .then()
        .statusCode(400)
        .body("error.details.image", equalTo("입력해 주세요."));
    form(person)
        .multiPart("image", "a.jpg", picture("jpg", 10, 10), "image/jpeg")
        .multiPart("conversationId", "no-id")
        .post(PATH)
        .then()
        .statusCode(400)
        .body("error.details.conversationId", notNullValue());
    form(person)
        .multiPart("image", "a.jpg", picture("jpg", 10, 10), "image/jpeg")
        .multiPart(prompt("가".repeat(4_001)))
        .post(PATH)
        .then()
        .statusCode(400);
    given()
        .auth()
        .oauth2(person)
        .contentType("multipart/form-data; boundary=x")
        .body("no form at all".getBytes(UTF_8))
        .post(PATH)
        .then()
        .statusCode(400)
        .body("error.code", notNullValue());
    given()
        .auth()
        .oauth2(person)
        .contentType("application/json")
        .body("{}")
        .post(PATH)
        .then()
        .statusCode(415);
  }

  @Test
  void requiresSignedInPerson() {
    form(FakeIssuer.guest())
        .multiPart("image", "a.jpg", picture("jpg", 10, 10), "image/jpeg")
        .post(PATH)
        .then()
        .statusCode(401)
        .body("error.code", equalTo("UNAUTHENTICATED"));
  }

  /** A text body without Content-Length has the limit of text bodies, not that of images. */
  @Test
  void limitsTextBodyWithoutContentLength() throws Exception {
    String words = "{\"text\":\"" + "x".repeat(1_400_000) + "\"}";
    try (var client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + "/api/chat"))
              .version(HttpClient.Version.HTTP_1_1)
              .header("Authorization", "Bearer " + FakeIssuer.guest())
              .header("Content-Type", "application/json")
              .POST(
                  HttpRequest.BodyPublishers.ofInputStream(
                      () -> new ByteArrayInputStream(words.getBytes(UTF_8))))
              .build();

      assertThat(status(client, request)).isIn(413, -1);
    }
    assertThat(ScriptedGemini.REQUESTS).isEmpty();
  }

  /** Twice as many large images as permits: each gets a response. */
  @Test
  void limitsConcurrentImages() throws Exception {
    byte[] large = picture("jpg", 6_000, 4_000);
    List<Future<Integer>> all = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 16; i++) {
        String token = FakeIssuer.person(UUID.randomUUID(), "a-session", "USER");
        all.add(
            threads.submit(() ->
                form(token)
                    .multiPart("image", "a.jpg", large, "image/jpeg")
                    .post(PATH)
                    .statusCode()));
      }
    }

    assertThat(all.stream().map(Future::resultNow)).containsOnly(200, 503).contains(200);
  }

  @Test
  void acceptsJpegWithoutEndMarker() throws Exception {
    byte[] whole = picture("jpg", 400, 300);
    byte[] unterminated = Arrays.copyOf(whole, whole.length - 2);

    form(person)
        .multiPart("image", "a.jpg", unterminated, "image/jpeg")
        .post(PATH)
        .then()
        .statusCode(200);

    assertThat(shown(ScriptedGemini.REQUESTS.getFirst()).getWidth()).isEqualTo(400);
  }

  private void refuses(byte[] file, int status, String code) {
    form(person)
        .multiPart("image", "a.jpg", file, "image/jpeg")
        .post(PATH)
        .then()
        .statusCode(status)
        .body("error.code", equalTo(code));
  }

  /** Returns the status, or -1 if the connection was closed while the client was sending. */
  private static int status(HttpClient client, HttpRequest request) throws InterruptedException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    } catch (IOException _) {
      return -1;
    }
  }

  /** Returns the prompt part in UTF-8, as browsers send it. */
  private static MultiPartSpecification prompt(String text) {
    return new MultiPartSpecBuilder(text).controlName("prompt").charset(UTF_8).build();
  }

  private static RequestSpecification form(String token) {
    return given().auth().oauth2(token);
  }

  private static BufferedImage shown(String asked) throws IOException {
    String data = asked.replaceAll("(?s).*\"data\":\"([^\"]+)\".*", "$1");
    return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(data)));
  }

  private static byte[] picture(String format, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.CYAN);
    graphics.fillOval(0, 0, width, height);
    graphics.dispose();
    try {
      var bytes = new ByteArrayOutputStream();
      ImageIO.write(image, format, bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a file whose first header claims 20,000 × 20,000 pixels, and whose second 10 × 10. */
  private static byte[] pngWithTwoHeaders() {
    byte[] png = picture("png", 10, 10);
    byte[] header = Arrays.copyOfRange(png, 8, 33);
    CRC32 crc = new CRC32();
    ByteBuffer.wrap(header).putInt(8, 20_000).putInt(12, 20_000);
    crc.update(header, 4, 17);
    ByteBuffer.wrap(header).putInt(21, (int) crc.getValue());
    return ByteBuffer.allocate(png.length + header.length)
        .put(png, 0, 8)
        .put(header)
        .put(png, 8, png.length - 8)
        .array();
  }

  /** Returns a small file that claims 100,000 × 100,000 pixels. */
  private static byte[] bomb() {
    byte[] png = picture("png", 10, 10);
    CRC32 crc = new CRC32();
    ByteBuffer header = ByteBuffer.wrap(png).putInt(16, 100_000).putInt(20, 100_000);
    crc.update(png, 12, 17);
    header.putInt(29, (int) crc.getValue());
    return png;
  }
}
