package com.cruisemall.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.upload.LinkClient.Part;
import com.cruisemall.upload.LinkClient.Reply;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@UploadServiceTest
class UploadTest {
  private static final byte[] ELF = HexFormat.of().parseHex("7f454c4602010100");

  @Inject EntityManager database;

  @BeforeEach
  void resetDrive() {
    SandboxDrive.reset();
  }

  @Test
  void deliversPassportToDriveOnce() throws IOException {
    String token = UserClient.link("t1");
    byte[] picture = ImageFiles.jpeg(700_000);

    Reply reply = LinkClient.send(token, "t1", picture);

    assertThat(reply.status()).as("%s", reply.body()).isEqualTo(202);
    assertThat(reply.document().path("status").asText()).isEqualTo("QUEUED");
    assertThat(reply.document().path("size").asInt()).isEqualTo(picture.length);
    awaitStatus(token, reply.id(), "STORED");
    List<JsonNode> files = SandboxDrive.filesOf(reply.id());
    assertThat(files).hasSize(1);
    assertThat(files.getFirst().path("sha256Checksum")).isEqualTo(reply.document().path("sha256"));
    assertThat(Files.readAllBytes(SandboxDrive.localPath(files.getFirst()))).isEqualTo(picture);
    assertThat(files.getFirst().path("name").asText()).doesNotContain("여권", "..");
    assertThat(SandboxDrive.folder(files.getFirst().path("parents").path(0).asText())).isPresent();
    assertThat(SandboxDrive.count("share")).isZero();
    assertThat(chunksOf(reply.id())).isZero();
  }

  @Test
  void returnsSameDocumentForSameBytes() {
    String token = UserClient.link("t1", "t2");
    byte[] picture = ImageFiles.jpeg(300_000);
    Reply first = LinkClient.send(token, "t1", picture);

    Reply again = LinkClient.send(token, "t1", picture);
    Reply other = LinkClient.send(token, "t2", picture);

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.id()).isEqualTo(first.id());
    assertThat(other.status()).isEqualTo(202);
    awaitStatus(token, first.id(), "STORED");
    assertThat(LinkClient.send(token, "t1", picture).id()).isEqualTo(first.id());
    assertThat(SandboxDrive.filesOf(first.id())).hasSize(1);
  }

  @Test
  void acceptsThreeDocumentsPerTravellerAndRecognizesThemLater() {
    String token = UserClient.link("t1");
    byte[] picture = ImageFiles.jpeg(5_000);
    String first = LinkClient.send(token, "t1", picture).id();
    LinkClient.send(token, "t1", ImageFiles.png());
    LinkClient.send(token, "t1", ImageFiles.jpeg(5_000));

    Reply fourth = LinkClient.send(token, "t1", ImageFiles.jpeg(5_000));
    Reply again = LinkClient.send(token, "t1", picture);

    assertThat(fourth.status()).isEqualTo(410);
    assertThat(fourth.code()).isEqualTo("LINK_EXPIRED");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.id()).isEqualTo(first);
  }

  @Test
  void acceptsFormPartsInAnyOrder() {
    String token = UserClient.link("t1");

    Reply reply =
        LinkClient.send(
            token,
            List.of(
                Part.file(ImageFiles.jpeg(600_000)),
                Part.field("ignored", "x"),
                Part.field("travelerId", "t1")));

    assertThat(reply.status()).isEqualTo(202);
  }

  @Test
  void rejectsFilesThatAreNotImages() {
    String token = UserClient.link("t1");
    byte[] elf = Arrays.copyOf(ELF, 400_000);
    byte[] svg =
        "<svg xmlns='http://www.w3.org/2000/svg'/>".repeat(20).getBytes(StandardCharsets.UTF_8);

    for (byte[] file : List.of(elf, svg, new byte[0], new byte[] {1})) {
      Reply reply = LinkClient.send(token, "t1", file);
      assertThat(reply.status()).isEqualTo(415);
      assertThat(reply.code()).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
    }
  }

  @Test
  void rejectsPixelBombAndTruncatedImage() {
    String token = UserClient.link("t1");
    byte[] whole = ImageFiles.jpeg(900_000);

    Reply bomb = LinkClient.send(token, "t1", ImageFiles.pngClaiming(50_000, 50_000));
    Reply torn = LinkClient.send(token, "t1", Arrays.copyOf(whole, 880_000));

    assertThat(bomb.status()).isEqualTo(413);
    assertThat(bomb.code()).isEqualTo("IMAGE_TOO_LARGE");
    assertThat(torn.status()).isEqualTo(422);
    assertThat(torn.code()).isEqualTo("FILE_DAMAGED");
    assertThat(receiving()).isZero();
  }

  @Test
  void acceptsJpegWithoutEndMarkerIfItsImageIsComplete() {
    String token = UserClient.link("t1");
    byte[] whole = ImageFiles.jpeg(700_000);

    Reply torn = LinkClient.send(token, "t1", Arrays.copyOf(whole, whole.length - 300));
    Reply unterminated = LinkClient.send(token, "t1", Arrays.copyOf(whole, whole.length - 2));

    assertThat(torn.status()).isEqualTo(422);
    assertThat(torn.code()).isEqualTo("FILE_DAMAGED");
    assertThat(unterminated.status()).isEqualTo(202);
    assertThat(receiving()).isZero();
  }

  @Test
  void rejectsPdfWithActiveContent() {
    String token = UserClient.link("t1");
    String pdf = "\ufeff\n%%PDF-1.7\n1 0 obj\n<<%s>>\nendobj\nstartxref\n0\n%%%%EOF\nbehind";

    Reply script = LinkClient.send(token, "t1", utf8(pdf, "/S/JavaScript/JS(app.alert(1))"));
    Reply page = LinkClient.send(token, "t1", utf8(pdf, "/Type/Page"));

    assertThat(script.status()).isEqualTo(422);
    assertThat(script.code()).isEqualTo("FILE_DAMAGED");
    assertThat(page.status()).isEqualTo(202);
  }

  private static byte[] utf8(String format, String content) {
    return format.formatted(content).getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void refusesWhatIsTooLargeWithoutKeepingIt() {
    String token = UserClient.link("t1");

    Reply large =
        LinkClient.send(
            token,
            List.of(
                Part.field("travelerId", "t1"),
                Part.file(ImageFiles.endless(ImageFiles.jpeg(1_000), 15_900_000))));

    assertThat(large.status()).isEqualTo(413);
    assertThat(large.code()).isEqualTo("PAYLOAD_TOO_LARGE");
    assertThat(receiving()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "fields.birthDate  | {\"birthDate\":7306}",
        "fields.birthDate  | {\"birthDate\":\"0000-01-01\"}",
        "fields.birthDate  | {\"birthDate\":\"2999-01-01\"}",
        "fields.expiryDate | {\"expiryDate\":\"9999-12-31\"}",
        "fields.surname    | {\"surname\":\"a\\u0000\"}",
        "fields.surname    | {\"surname\":1}",
        "fields.name       | {\"name\":\"A\"}",
        "fields            | null",
        "fields            | [",
      })
  void namesTheFieldThatItRefuses(String name, String fields) {
    List<Part> form =
        List.of(
            Part.field("travelerId", "t1"),
            Part.field("fields", fields),
            Part.file(ImageFiles.png()));

    Reply reply = LinkClient.send(UserClient.link("t1"), form);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body().at("/error/details").fieldNames().next()).isEqualTo(name);
  }

  @Test
  void rejectsControlCharactersInForms() {
    List<Part> form = List.of(Part.field("travelerId", "t1\0"), Part.file(ImageFiles.png()));

    Reply reply = LinkClient.send(UserClient.link("t1"), form);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body().at("/error/details").has("travelerId")).isTrue();
  }

  @Test
  void rejectsInvalidForms() {
    String token = UserClient.link("t1");
    List<Part> manyParts =
        IntStream.range(0, 10_000).mapToObj(i -> Part.field("f" + i, "x")).toList();
    List<Part> longHeader =
        List.of(
            new Part(
                "Content-Disposition: form-data; name=\"" + "n".repeat(5_000) + "\"",
                ImageFiles.endless(new byte[0], 10)));

    assertThat(LinkClient.send(token, manyParts).code()).isEqualTo("VALIDATION_FAILED");
    assertThat(LinkClient.send(token, longHeader).code()).isEqualTo("BAD_REQUEST");
    assertThat(LinkClient.send(token, List.of(Part.field("travelerId", "t1"))).code())
        .isEqualTo("VALIDATION_FAILED");
    assertThat(LinkClient.send(token, List.of(Part.file(ImageFiles.png()))).code())
        .isEqualTo("VALIDATION_FAILED");
    assertThat(LinkClient.send(token, "t9", ImageFiles.png()).code())
        .isEqualTo("VALIDATION_FAILED");
    assertThat(LinkClient.post(token, ImageFiles.endless(new byte[0], 100_000)).code())
        .isEqualTo("VALIDATION_FAILED");
    assertThat(receiving()).isZero();
  }

  @Test
  void deletesChunksOfUnterminatedForm() {
    String token = UserClient.link("t1");

    Reply reply =
        LinkClient.post(
            token,
            ImageFiles.endless(
                ("------phone\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n"
                        + "\u00ff")
                    .getBytes(StandardCharsets.UTF_8),
                3_000_000));

    assertThat(reply.status()).isBetween(400, 499);
    assertThat(receiving()).isZero();
  }

  @Test
  void hidesDocumentFromOthers() {
    String token = UserClient.link("t1");
    String other = UserClient.link("t1");
    String id = LinkClient.send(token, "t1", ImageFiles.jpeg(10_000)).id();
    String cookie = LinkClient.get("/api/passport/" + token).cookie();
    String otherCookie = LinkClient.get("/api/passport/" + other).cookie();
    String path = "/api/passport/documents/" + id;

    assertThat(LinkClient.get(path).status()).isEqualTo(404);
    assertThat(LinkClient.get(path, "X-Passport-Token", other).status()).isEqualTo(404);
    assertThat(LinkClient.get(path, "Cookie", otherCookie).status()).isEqualTo(404);
    assertThat(LinkClient.get(path, "Cookie", cookie + "x").status()).isEqualTo(404);
    assertThat(LinkClient.get(path, "Cookie", otherCookie + "; " + cookie).status()).isEqualTo(200);
    assertThat(LinkClient.get(path, "X-Passport-Token", token).status()).isEqualTo(200);
    UserClient.as(UserClient.admin()).get(path).then().statusCode(200);
    UserClient.as(UserClient.agent("AF-1")).get(path).then().statusCode(404);
  }

  @Test
  void streamsStatusEvents() {
    String token = UserClient.link("t1");
    SandboxDrive.fault("{\"kind\":\"UNAVAILABLE\",\"remaining\":1}");
    String id = LinkClient.send(token, "t1", ImageFiles.jpeg(300_000)).id();

    List<String> events = LinkClient.events(token, id);

    assertThat(events).hasSizeGreaterThanOrEqualTo(2);
    assertThat(events.getLast()).contains("\"status\":\"STORED\"");
    assertThat(events.subList(0, events.size() - 1))
        .allSatisfy(event -> assertThat(event).doesNotContain("STORED"));
  }

  private static void awaitStatus(String token, String id, String status) {
    Awaitility.await(status)
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> LinkClient.status(token, id).document().path("status").asText().equals(status));
  }

  private long chunksOf(String id) {
    return count(
        "select count(*) from document_chunk where document_id = cast('" + id + "' as uuid)");
  }

  private long receiving() {
    return count("select count(*) from document where status = 'RECEIVING'");
  }

  private long count(String query) {
    return QuarkusTransaction.requiringNew()
        .call(() -> (Long) database.createNativeQuery(query, Long.class).getSingleResult());
  }
}
