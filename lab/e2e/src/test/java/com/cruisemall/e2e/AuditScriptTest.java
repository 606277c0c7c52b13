package com.cruisemall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.kit.test.Concurrently;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;

/** Load test of the audit: a hundred concurrent logins, then a hundred concurrent chats. */
class AuditScriptTest {
  private static final int PEOPLE = 100;

  @RepeatedTest(2)
  void acceptsAHundredConcurrentLogins() {
    List<HttpResponse<String>> answers =
        Concurrently.run(
            people(n ->
                ShopClient.post(
                    "/api/auth/login",
                    "{\"phone\":\"0101234%d\",\"password\":\"3800\",\"name\":\"테스트%d\"}"
                        .formatted(n, n))));

    assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200);
  }

  @RepeatedTest(2)
  void answersAHundredConcurrentChats() {
    List<HttpResponse<String>> answers =
        Concurrently.run(
            people(_ ->
                ShopClient.post("/api/chat/stream", "{\"text\":\"안녕하세요\",\"mode\":\"chat\"}")));

    assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200);
    assertThat(answers).allSatisfy(answer -> assertThat(answer.body().strip()).endsWith("[DONE]"));
    assertThat(answers)
        .filteredOn(answer -> answer.body().contains("\"source\":\"model\""))
        .hasSizeGreaterThanOrEqualTo(95);
  }

  private interface UserRequest {
    HttpResponse<String> of(int person);
  }

  private static Stream<Callable<HttpResponse<String>>> people(UserRequest request) {
    return IntStream.rangeClosed(1, PEOPLE).mapToObj(n -> () -> request.of(n));
  }
}
