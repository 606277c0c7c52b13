package com.cruisemall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustTest {
  /** Unsigned token {@code {"alg":"none"}} with the claims of an administrator. */
  private static final String UNSIGNED =
      "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiIsImdyb3VwcyI6WyJBRE1JTiJdfQ.";

  @ParameterizedTest
  @CsvSource({
    "Authorization, Bearer " + UNSIGNED,
    "X-User-Id, 1",
    "X-Internal-Token, " + UNSIGNED,
    "Cookie, cg.sid.v2=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
  })
  void ignoresForgedIdentityHeaders(String name, String value) {
    HttpResponse<String> answer =
        Stack.send(HttpRequest.newBuilder(Stack.get().gateway("/api/auth/me")).header(name, value));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("UNAUTHENTICATED");
  }

  @ParameterizedTest
  @CsvSource({
    "auth, /api/auth/me",
    "auth, /internal/session-token",
    "chat, /api/chat",
    "rates, /api/exchange-rate",
    "rates, /anything"
  })
  void servicesRefuseRequestsWithoutAValidToken(String service, String path) {
    HttpRequest.Builder plain = HttpRequest.newBuilder(Stack.get().component(service, path));
    HttpRequest.Builder unsigned =
        HttpRequest.newBuilder(Stack.get().component(service, path))
            .header("Authorization", "Bearer " + UNSIGNED);

    assertThat(Stack.send(plain).statusCode()).isEqualTo(401);
    assertThat(Stack.send(unsigned).statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "",
        "[]",
        "{}",
        "{\"phone\":1}",
        "{\"phone\":{},\"password\":\"x\"}",
        "{\"phone\":\"1\",\"password\":[]}",
        "\"text\""
      })
  void rejectsMalformedInputWithTheErrorEnvelope(String body) {
    HttpResponse<String> answer = ShopClient.post("/api/auth/login", body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Stack.json(answer.body()).path("error").path("requestId").asText())
        .isEqualTo(answer.headers().firstValue("X-Request-Id").orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({
    "/api/auth/login, 413, PAYLOAD_TOO_LARGE",
    "/api/nothing, 404, NOT_FOUND",
    "/api/chat, 413, PAYLOAD_TOO_LARGE"
  })
  void rejectsLargeBodies(String path, int status, String code) {
    HttpResponse<String> answer =
        ShopClient.post(path, "{\"phone\":\"" + "1".repeat(2_000_000) + "\"}");

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains(code);
  }
}
