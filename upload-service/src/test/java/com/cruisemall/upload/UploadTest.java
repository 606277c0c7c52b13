package com.cruisemall.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.upload.Phone.Part;
import com.cruisemall.upload.Phone.Reply;
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

@UploadServiceTest
class UploadTest {
  private static final byte[] ELF = HexFormat.of().parseHex("7f454c4602010100");

  @Inject EntityManager database;

  @BeforeEach
  void allIsWell() {
    SandboxDrive.reset();
  }

  @Test
  void bringsAPassportToDriveOnce() throws IOException {
    String token = Desk.link("t1");
    byte[] picture = Pictures.jpeg(700_000);

    Reply reply = Phone.send(token, "t1", picture);

    assertThat(reply.status()).as("%s", reply.body()).isEqualTo(202);
    assertThat(reply.document().path("status").asText()).isEqualTo("QUEUED");
    assertThat(reply.document().path("size").asInt()).isEqualTo(picture.length);
    awaitStatus(token, reply.id(), "STORED");
    List<JsonNode> files = SandboxDrive.filesOf(reply.id());
    assertThat(files).hasSize(1);
    assertThat(files.getFirst().path("sha256Checksum")).isEqualTo(reply.document().path("sha256"));
    assertThat(Files.readAllBytes(SandboxDrive.place(files.getFirst()))).isEqualTo(picture);
    assertThat(files.getFirst().path("name").asText()).doesNotContain("여권", "..");
    assertThat(SandboxDrive.folder(files.getFirst().path("parents").path(0).asText())).isPresent();
    assertThat(SandboxDrive.count("share")).isZero();
    assertThat(chunksOf(reply.id())).isZero();
  }

  @Test
  void knowsTheSameBytesAgain() {
    String token = Desk.link("t1", "t2");
    byte[] picture = Pictures.jpeg(300_000);
    Reply first = Phone.send(token, "t1", picture);

    Reply again = Phone.send(token, "t1", picture);
    Reply other = Phone.send(token, "t2", picture);

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.id()).isEqualTo(first.id());
    assertThat(other.status()).isEqualTo(202);
    awaitStatus(token, first.id(), "STORED");
    assertThat(Phone.send(token, "t1", picture).id()).isEqualTo(first.id());
    assertThat(SandboxDrive.filesOf(first.id())).hasSize(1);
  }

  @Test
  void takesThreePicturesOfATravellerAndKnowsThemWhenTheLinkIsUsedUp() {
    String token = Desk.link("t1");
    byte[] picture = Pictures.jpeg(5_000);
    String first = Phone.send(token, "t1", picture).id();
    Phone.send(token, "t1", Pictures.png());
    Phone.send(token, "t1", Pictures.jpeg(5_000));

    Reply fourth = Phone.send(token, "t1", Pictures.jpeg(5_000));
    Reply again = Phone.send(token, "t1", picture);

    assertThat(fourth.status()).isEqualTo(410);
    assertThat(fourth.code()).isEqualTo("LINK_EXPIRED");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.id()).isEqualTo(first);
  }

  @Test
  void readsTheFormInWhateverOrderItComes() {
    String token = Desk.link("t1");

    Reply reply =
        Phone.send(
            token,
            List.of(
                Part.file(Pictures.jpeg(600_000)),
                Part.field("ignored", "x"),
                Part.field("travelerId", "t1")));

    assertThat(reply.status()).isEqualTo(202);
  }

  @Test
  void refusesWhatIsNoPicture() {
    String token = Desk.link("t1");
    byte[] elf = Arrays.copyOf(ELF, 400_000);
    byte[] svg =
        "<svg xmlns='http://www.w3.org/2000/svg'/>".repeat(20).getBytes(StandardCharsets.UTF_8);

    for (byte[] file : List.of(elf, svg, new byte[0], new byte[] {1})) {
      Reply reply = Phone.send(token, "t1", file);
      assertThat(reply.status()).isEqualTo(415);
      assertThat(reply.code()).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
    }
  }

  @Test
  void refusesAPixelBombAndATornPicture() {
    String token = Desk.link("t1");
    byte[] whole = Pictures.jpeg(900_000);

    Reply bomb = Phone.send(token, "t1", Pictures.pngClaiming(50_000, 50_000));
    Reply torn = Phone.send(token, "t1", Arrays.copyOf(whole, 880_000));

    assertThat(bomb.status()).isEqualTo(413);
    assertThat(bomb.code()).isEqualTo("IMAGE_TOO_LARGE");
    assertThat(torn.status()).isEqualTo(422);
    assertThat(torn.code()).isEqualTo("FILE_DAMAGED");
    assertThat(receiving()).isZero();
  }

  @Test
  void refusesWhatIsTooLargeWithoutKeepingIt() {
    String token = Desk.link("t1");

    Reply large =
        Phone.send(
            token,
            List.of(
                Part.field("travelerId", "t1"),
                Part.file(Pictures.endless(Pictures.jpeg(1_000), 15_900_000))));

    assertThat(large.status()).isEqualTo(413);
    assertThat(large.code()).isEqualTo("PAYLOAD_TOO_LARGE");
    assertThat(receiving()).isZero();
  }

  @Test
  void refusesFormsThatAreNone() {
    String token = Desk.link("t1");
    List<Part> manyParts =
        IntStream.range(0, 10_000).mapToObj(i -> Part.field("f" + i, "x")).toList();
    List<Part> longHeader =
        List.of(
            new Part(
                "Content-Disposition: form-data; name=\"" + "n".repeat(5_000) + "\"",
                Pictures.endless(new byte[0], 10)));

    assertThat(Phone.send(token, manyParts).code()).isEqualTo("VALIDATION_FAILED");
    assertThat(Phone.send(token, longHeader).code()).isEqualTo("BAD_REQUEST");
    assertThat(Phone.send(token, List.of(Part.field("travelerId", "t1"))).code())
        .isEqualTo("VALIDATION_FAILED");
    assertThat(Phone.send(token, List.of(Part.file(Pictures.png()))).code())
        .isEqualTo("VALIDATION_FAILED");
    assertThat(Phone.send(token, "t9", Pictures.png()).code()).isEqualTo("VALIDATION_FAILED");
    assertThat(Phone.post(token, Pictures.endless(new byte[0], 100_000)).code())
        .isEqualTo("VALIDATION_FAILED");
    assertThat(receiving()).isZero();
  }

  @Test
  void keepsNothingOfAFormWithoutEnd() {
    String token = Desk.link("t1");

    Reply reply =
        Phone.post(
            token,
            Pictures.endless(
                ("------phone\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n"
                        + "\u00ff")
                    .getBytes(StandardCharsets.UTF_8),
                3_000_000));

    assertThat(reply.status()).isBetween(400, 499);
    assertThat(receiving()).isZero();
  }

  @Test
  void showsADocumentToNobodyElse() {
    String token = Desk.link("t1");
    String other = Desk.link("t1");
    String id = Phone.send(token, "t1", Pictures.jpeg(10_000)).id();
    String cookie = Phone.get("/api/passport/" + token).cookie();
    String otherCookie = Phone.get("/api/passport/" + other).cookie();
    String path = "/api/passport/documents/" + id;

    assertThat(Phone.get(path).status()).isEqualTo(404);
    assertThat(Phone.get(path, "X-Passport-Token", other).status()).isEqualTo(404);
    assertThat(Phone.get(path, "Cookie", otherCookie).status()).isEqualTo(404);
    assertThat(Phone.get(path, "Cookie", cookie + "x").status()).isEqualTo(404);
    assertThat(Phone.get(path, "Cookie", otherCookie + "; " + cookie).status()).isEqualTo(200);
    assertThat(Phone.get(path, "X-Passport-Token", token).status()).isEqualTo(200);
    Desk.as(Desk.admin()).get(path).then().statusCode(200);
    Desk.as(Desk.agent("AF-1")).get(path).then().statusCode(404);
  }

  @Test
  void tellsByEventsHowFarItIs() {
    String token = Desk.link("t1");
    SandboxDrive.fault("{\"kind\":\"UNAVAILABLE\",\"remaining\":1}");
    String id = Phone.send(token, "t1", Pictures.jpeg(300_000)).id();

    List<String> events = Phone.events(token, id);

    assertThat(events).hasSizeGreaterThanOrEqualTo(2);
    assertThat(events.getLast()).contains("\"status\":\"STORED\"");
    assertThat(events.subList(0, events.size() - 1))
        .allSatisfy(event -> assertThat(event).doesNotContain("STORED"));
  }

  private static void awaitStatus(String token, String id, String status) {
    Awaitility.await(status)
        .atMost(Duration.ofSeconds(60))
        .until(() -> Phone.status(token, id).document().path("status").asText().equals(status));
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
