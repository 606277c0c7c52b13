package com.cruisemall.load.stages;

import com.cruisemall.load.Shop;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Requests that are wrong in many ways, and what people are told then. */
final class Errors {
  private static final Pattern TECHNICAL =
      Pattern.compile(
          "(?i)exception|java\\.|sql|null|stack|jdbc|redis|kafka|postgres|127\\.0\\.0\\.1|localhost|timeout|http");
  private static final Pattern KOREAN = Pattern.compile("[가-힣]");

  private record Wrong(String method, String path, String body, int status) {}

  private static final List<Wrong> REQUESTS =
      List.of(
          new Wrong("GET", "/api/nothing", "", 404),
          new Wrong("GET", "/api/products/NO-SUCH", "", 404),
          new Wrong("DELETE", "/api/auth/login", "", 405),
          new Wrong("POST", "/api/auth/login", "{\"phone\":", 400),
          new Wrong("POST", "/api/auth/login", "{}", 400),
          new Wrong("POST", "/api/auth/login", "{\"phone\":\"nobody\",\"password\":\"x\"}", 401),
          new Wrong("GET", "/api/auth/me", "", 401),
          new Wrong("GET", "/api/orders", "", 401),
          new Wrong("GET", "/api/exchange-rate?currency=XXQ", "", 400),
          new Wrong("GET", "/api/exchange-rate/convert?from=USD&to=KRW&amount=abc", "", 400),
          new Wrong("GET", "/api/products?limit=100000", "", 400),
          new Wrong("GET", "/api/passport/nobody", "", 404),
          new Wrong("POST", "/api/chat", "{\"text\":\"\"}", 400),
          new Wrong("GET", "/api/images/none", "", 404));

  private final Scene scene;
  private int otherForm;
  private int otherStatus;
  private int technical;
  private int notKorean;

  Errors(Scene scene) {
    this.scene = scene;
  }

  void check() throws IOException, InterruptedException {
    for (Wrong wrong : REQUESTS) {
      HttpResponse<String> korean = ask(wrong, "ko");
      HttpResponse<String> english = ask(wrong, "en");
      boolean expected = korean.statusCode() == wrong.status();
      if (!expected) {
        System.err.printf(
            "%s %s: %d instead of %d%n",
            wrong.method(), wrong.path(), korean.statusCode(), wrong.status());
      }
      otherStatus += expected ? 0 : 1;
      String said = message(korean);
      notKorean += KOREAN.matcher(said).find() ? 0 : 1;
      boolean plain =
          !TECHNICAL.matcher(said).find() && !TECHNICAL.matcher(message(english)).find();
      technical += plain ? 0 : 1;
    }
    scene.figure("errors.kinds", REQUESTS.size());
    scene.figure("errors.otherForm", otherForm);
    scene.figure("errors.otherStatus", otherStatus);
    scene.figure("errors.technical", technical);
    scene.figure("errors.notKorean", notKorean);
  }

  private HttpResponse<String> ask(Wrong wrong, String language)
      throws IOException, InterruptedException {
    return scene.ask(
        wrong.method(), wrong.path(), wrong.body(), Map.of("Accept-Language", language));
  }

  /** Of an error in the one form; anything else is counted. */
  private String message(HttpResponse<String> answer) throws IOException {
    try {
      JsonNode body = Shop.JSON.readTree(answer.body());
      JsonNode error = body.path("error");
      boolean form =
          body.path("ok").isBoolean()
              && !body.path("ok").asBoolean()
              && error.path("code").asText().matches("[A-Z][A-Z_]+")
              && error
                  .path("requestId")
                  .asText()
                  .equals(answer.headers().firstValue("X-Request-Id").orElse("none"));
      otherForm += form ? 0 : 1;
      return error.path("message").asText();
    } catch (JacksonException e) {
      otherForm++;
      return "";
    }
  }
}
