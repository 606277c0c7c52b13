package com.cruisemall.chat;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import com.cruisemall.kit.test.FakeIssuer;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ChatServiceTest
class KnowledgeTest {
  private static final String PATH = "/api/admin/chat/knowledge";

  @BeforeEach
  void rejectAtModel() {
    ScriptedServices.reset();
    ScriptedGemini.plays(call -> call.refuse(403, "{}"));
  }

  @Test
  void usesChangedEntryInNextAnswer() {
    Response added = add("pets", "강아지|반려동물", "반려동물은 함께 탈 수 없습니다.");
    added
        .then()
        .statusCode(201)
        .header("ETag", "\"1\"")
        .header("Location", startsWith(PATH))
        .header("Cache-Control", "private, no-store");
    assertThat(answerTo("강아지 데려가도 되나요")).contains("함께 탈 수 없습니다");

    Response changed =
        staff()
            .header("If-Match", "\"1\"")
            .body(text("pets", "강아지|반려동물", "안내견만 함께 탈 수 있습니다."))
            .put(added.header("Location"));

    changed.then().statusCode(200).header("ETag", "\"2\"");
    assertThat(answerTo("강아지 데려가도 되나요")).contains("안내견만");
    staff().header("If-Match", "\"2\"").delete(added.header("Location")).then().statusCode(200);
    assertThat(answerTo("강아지 데려가도 되나요")).doesNotContain("안내견만");
    staff().get(added.header("Location")).then().statusCode(404);
    add("pets", "강아지", "다시 씁니다.").then().statusCode(201);
  }

  @Test
  void changesBundledEntry() {
    String fee =
        staff().queryParam("keyword", "취소 수수료는").get(PATH).then().extract().path("entries[0].id");
    Response before = staff().get(PATH + "/" + fee);
    String old = before.path("entry.answerKo");

    staff()
        .header("If-Match", before.header("ETag"))
        .body(text("cancellation-fee", "취소|수수료|환불", "취소 수수료는 이제 언제나 5%입니다."))
        .put(PATH + "/" + fee)
        .then()
        .statusCode(200)
        .header("ETag", "\"1\"");

    assertThat(answerTo("취소 수수료")).contains("언제나 5%").doesNotContain("59~31일");
    staff()
        .header("If-Match", "\"1\"")
        .body(text("cancellation-fee", "취소|수수료|취소수수료|환불|위약금|돌려받|무르", old.replace("\n", "\\n")))
        .put(PATH + "/" + fee)
        .then()
        .statusCode(200);
    assertThat(answerTo("취소 수수료")).contains("59~31일 전: 10%");
  }

  @Test
  void hidesUnpublishedEntry() {
    Response added =
        staff()
            .body(text("secret", "비밀통로", "비밀입니다.").replace("}", ",\"published\":false}"))
            .post(PATH);

    added.then().statusCode(201).body("entry.published", equalTo(false));
    assertThat(answerTo("비밀통로")).doesNotContain("비밀입니다");
  }

  @Test
  void listsEntriesInPages() {
    staff()
        .queryParam("limit", 10)
        .get(PATH)
        .then()
        .statusCode(200)
        .body("entries", hasSize(10))
        .body("entries.questionEn", everyItem(notNullValue()))
        .body("pagination.total", greaterThanOrEqualTo(30));
    staff()
        .queryParam("keyword", "와이파이")
        .get(PATH)
        .then()
        .body("entries.topic", equalTo(List.of("wifi")));
    staff()
        .queryParam("keyword", "50%_\\")
        .get(PATH)
        .then()
        .header("Cache-Control", "private, no-store")
        .body("entries", hasSize(0));
    staff().queryParam("limit", 101).get(PATH).then().statusCode(400);
  }

  @Test
  void rejectsChangesOfOldVersions() throws Exception {
    String location = add("race", "경주", "처음").then().statusCode(201).extract().header("Location");

    List<Integer> statuses;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Integer> change =
          () ->
              staff()
                  .header("If-Match", "\"1\"")
                  .body(text("race", "경주", "나중"))
                  .put(location)
                  .statusCode();
      List<Future<Integer>> all =
          threads.invokeAll(Stream.generate(() -> change).limit(12).toList());
      statuses = all.stream().map(Future::resultNow).toList();
    }

    assertThat(statuses).containsOnly(200, 412).containsOnlyOnce(200);
    staff().get(location).then().header("ETag", "\"2\"");
  }

  @Test
  void rejectsInvalidChanges() {
    add("double", "겹침", "하나").then().statusCode(201);

    add("double", "겹침", "둘").then().statusCode(409).body("error.code", equalTo("TOPIC_TAKEN"));
    add("Not A Topic", "x", "y").then().statusCode(400).body("error.details.topic", notNullValue());
    add("empty", "x", " ").then().statusCode(400);
    String location = add("other", "다름", "둘").then().extract().header("Location");
    staff().body(text("other", "다름", "셋")).put(location).then().statusCode(428);
    staff()
        .header("If-Match", "\"9\"")
        .body(text("other", "다름", "셋"))
        .put(location)
        .then()
        .statusCode(412)
        .body("error.code", equalTo("VERSION_CONFLICT"));
    staff()
        .header("If-Match", "\"1\"")
        .body(text("double", "다름", "셋"))
        .put(location)
        .then()
        .statusCode(409);
    staff()
        .header("If-Match", "\"1\"")
        .delete(PATH + "/" + UUID.randomUUID())
        .then()
        .statusCode(404);
    staff().get(PATH + "/no-id").then().statusCode(404).body("error.code", equalTo("NOT_FOUND"));
  }

  @Test
  void requiresAdminRole() {
    as(FakeIssuer.guest())
        .get(PATH)
        .then()
        .statusCode(403)
        .body("error.code", equalTo("FORBIDDEN"));
    as(FakeIssuer.person(UUID.randomUUID(), "s", "USER")).get(PATH).then().statusCode(403);
    as(FakeIssuer.person(UUID.randomUUID(), "s", "AGENT"))
        .body(text("x", "y", "z"))
        .post(PATH)
        .then()
        .statusCode(403);
    given().get(PATH).then().statusCode(401);
  }

  @Test
  void treatsMarkupAndSqlAsText() {
    String script = "<script>alert(1)</script> '; drop table knowledge_entry; --";
    add("markup", "마크업시험", script).then().statusCode(201);

    assertThat(answerTo("마크업시험 '; drop table x; -- % _ \\\\ :keys")).contains(script);
    as(FakeIssuer.guest())
        .get("/api/chat/knowledge/markup")
        .then()
        .body("fact.answer", containsString(script))
        .contentType(not(containsString("html")));
  }

  private static Response add(String topic, String keywords, String answer) {
    return staff().body(text(topic, keywords, answer)).post(PATH);
  }

  private static String text(String topic, String keywords, String answer) {
    return """
    {"topic":"%s","keywords":["%s"],"questionKo":"%s 질문","questionEn":"about %s",
     "answerKo":"%s","answerEn":"in English"}\
    """
        .formatted(topic, keywords.replace("|", "\",\""), topic, topic, answer);
  }

  private static String answerTo(String question) {
    return as(FakeIssuer.guest())
        .body("{\"text\":\"" + question + "\"}")
        .post("/api/chat")
        .then()
        .statusCode(200)
        .body("source", equalTo("fallback"))
        .extract()
        .path("message.content");
  }

  private static RequestSpecification staff() {
    return as(FakeIssuer.person(UUID.randomUUID(), "a-session", "ADMIN"));
  }

  private static RequestSpecification as(String token) {
    return given().auth().oauth2(token).contentType(ContentType.JSON);
  }
}
