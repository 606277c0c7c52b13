package com.cruisemall.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.kit.test.Concurrently;
import com.cruisemall.upload.Phone.Reply;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two links, and twenty phones that use them at the same moment. */
@UploadServiceTest
class LinkUseTest {
  private static final int PHONES = 20;
  private static final int PER_TRAVELER = 3;

  @BeforeEach
  void allIsWell() {
    SandboxDrive.reset();
  }

  @Test
  void losesNoUpdateOfManyTravellers() {
    String[] travelers =
        IntStream.range(0, PHONES / 2).mapToObj(n -> "t" + n).toArray(String[]::new);
    List<String> links = List.of(Desk.link(travelers), Desk.link(travelers));

    List<Reply> replies =
        atOnce(n -> Phone.send(links.get(n % 2), travelers[n / 2], Pictures.jpeg(300_000)));

    assertThat(replies).extracting(Reply::status).containsOnly(202);
    for (String link : links) {
      JsonNode request = Phone.get("/api/passport/" + link).body().path("request");
      assertThat(request.path("completedAt").asText()).isNotEmpty();
      assertThat(request.path("travelers"))
          .hasSize(PHONES / 2)
          .allSatisfy(traveler -> {
            assertThat(traveler.path("documents")).hasSize(1);
            assertThat(traveler.path("remaining").asInt()).isEqualTo(PER_TRAVELER - 1);
          });
    }
  }

  @Test
  void takesNoMoreThanItMayHoweverManyCome() {
    List<String> links = List.of(Desk.link("t1"), Desk.link("t1"));

    List<Reply> replies = atOnce(n -> Phone.send(links.get(n % 2), "t1", Pictures.jpeg(200_000)));

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
  void storesTheSameBytesOnceHoweverOftenTheyComeAtOnce() {
    String link = Desk.link("t1");
    byte[] picture = Pictures.jpeg(400_000);

    List<Reply> replies = atOnce(_ -> Phone.send(link, "t1", picture));

    assertThat(replies).extracting(Reply::status).containsOnly(200, 202);
    assertThat(replies).filteredOn(reply -> reply.status() == 202).hasSize(1);
    assertThat(replies).extracting(Reply::id).containsOnly(documents(link).getFirst());
  }

  private static List<String> documents(String link) {
    JsonNode travelers =
        Phone.get("/api/passport/" + link).body().path("request").path("travelers");
    return StreamSupport.stream(travelers.path(0).path("documents").spliterator(), false)
        .map(document -> document.path("id").asText())
        .toList();
  }

  private interface Act {
    Reply of(int phone);
  }

  private static List<Reply> atOnce(Act act) {
    return Concurrently.run(PHONES, phone -> () -> act.of(phone));
  }
}
