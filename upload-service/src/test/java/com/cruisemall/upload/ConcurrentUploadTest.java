package com.cruisemall.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.kit.test.Concurrently;
import com.cruisemall.upload.LinkClient.Reply;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Twenty concurrent uploads over two links. */
@UploadServiceTest
class ConcurrentUploadTest {
  private static final int UPLOADS = 20;
  private static final int PER_TRAVELER = 3;

  @BeforeEach
  void resetDrive() {
    SandboxDrive.reset();
  }

  @Test
  void keepsEveryConcurrentUpload() {
    String[] travelers =
        IntStream.range(0, UPLOADS / 2).mapToObj(n -> "t" + n).toArray(String[]::new);
    List<String> links = List.of(UserClient.link(travelers), UserClient.link(travelers));

    List<Reply> replies =
        concurrently(
            n -> LinkClient.send(links.get(n % 2), travelers[n / 2], ImageFiles.jpeg(300_000)));

    assertThat(replies).extracting(Reply::status).containsOnly(202);
    for (String link : links) {
      JsonNode request = LinkClient.get("/api/passport/" + link).body().path("request");
      assertThat(request.path("completedAt").asText()).isNotEmpty();
      assertThat(request.path("travelers"))
          .hasSize(UPLOADS / 2)
          .allSatisfy(traveler -> {
            assertThat(traveler.path("documents")).hasSize(1);
            assertThat(traveler.path("remaining").asInt()).isEqualTo(PER_TRAVELER - 1);
          });
    }
  }

  @Test
  void enforcesDocumentLimitUnderConcurrency() {
    List<String> links = List.of(UserClient.link("t1"), UserClient.link("t1"));

    List<Reply> replies =
        concurrently(n -> LinkClient.send(links.get(n % 2), "t1", ImageFiles.jpeg(200_000)));

    assertThat(replies)
        .filteredOn(reply -> reply.status() == 202)
        .hasSize(links.size() * PER_TRAVELER);
    assertThat(replies)
        .filteredOn(reply -> reply.status() != 202)
        .extracting(Reply::code)
        .containsOnly("LINK_EXPIRED");
    for (String link : links) {
      assertThat(documents(link)).hasSize(PER_TRAVELER);
    }
  }

  @Test
  void storesIdenticalConcurrentUploadsOnce() {
    String link = UserClient.link("t1");
    byte[] picture = ImageFiles.jpeg(400_000);

    List<Reply> replies = concurrently(_ -> LinkClient.send(link, "t1", picture));

    assertThat(replies).extracting(Reply::status).containsOnly(200, 202);
    assertThat(replies).filteredOn(reply -> reply.status() == 202).hasSize(1);
    assertThat(replies).extracting(Reply::id).containsOnly(documents(link).getFirst());
  }

  private static List<String> documents(String link) {
    JsonNode travelers =
        LinkClient.get("/api/passport/" + link).body().path("request").path("travelers");
    return StreamSupport.stream(travelers.path(0).path("documents").spliterator(), false)
        .map(document -> document.path("id").asText())
        .toList();
  }

  private interface Upload {
    Reply send(int number);
  }

  private static List<Reply> concurrently(Upload upload) {
    return Concurrently.run(UPLOADS, number -> () -> upload.send(number));
  }
}
