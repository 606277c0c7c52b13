package com.cruisemall.load.stages;

import com.cruisemall.load.stack.ServiceClient;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Checks status, envelope and messages of error responses. */
final class ErrorCheck {
  private static final Pattern TECHNICAL =
      Pattern.compile(
          "(?i)exception|java\\.|sql|null|stack|jdbc|redis|kafka|postgres|127\\.0\\.0\\.1|localhost|timeout|http");
  private static final Pattern KOREAN = Pattern.compile("[가-힣]");

  private record InvalidRequest(String method, String path, String body, int status) {}

  private static final List<InvalidRequest> REQUESTS =
      List.of(
          new InvalidRequest("GET", "/api/nothing", "", 404),
          new InvalidRequest("GET", "/api/products/NO-SUCH", "", 404),
          new InvalidRequest("DELETE", "/api/auth/login", "", 405),
          new InvalidRequest("POST", "/api/auth/login", "{\"phone\":", 400),
          new InvalidRequest("POST", "/api/auth/login", "{}", 400),
          new InvalidRequest(
              "POST", "/api/auth/login", "{\"phone\":\"nobody\",\"password\":\"x\"}", 401),
          new InvalidRequest("GET", "/api/auth/me", "", 401),
          new InvalidRequest("GET", "/api/orders", "", 401),
          new InvalidRequest("GET", "/api/exchange-rate?currency=XXQ", "", 400),
          new InvalidRequest(
              "GET", "/api/exchange-rate/convert?from=USD&to=KRW&amount=abc", "", 400),
          new InvalidRequest("GET", "/api/products?limit=100000", "", 400),
          new InvalidRequest("GET", "/api/passport/nobody", "", 404),
          new InvalidRequest("POST", "/api/chat", "{\"text\":\"\"}", 400),
          new InvalidRequest("GET", "/api/images/none", "", 404));

  private final SimulationContext context;
  private int invalidEnvelopes;
  private int otherStatus;
  private int technical;
  private int notKorean;

  ErrorCheck(SimulationContext context) {
    this.context = context;
  }

  void check() throws IOException, InterruptedException {
    for (InvalidRequest request : REQUESTS) {
      HttpResponse<String> korean = send(request, "ko");
      HttpResponse<String> english = send(request, "en");
      boolean expected = korean.statusCode() == request.status();
      if (!expected) {
        System.err.printf(
            "%s %s: %d instead of %d%n",
            request.method(), request.path(), korean.statusCode(), request.status());
      }
      otherStatus += expected ? 0 : 1;
      String message = messageOf(korean);
      notKorean += KOREAN.matcher(message).find() ? 0 : 1;
      boolean plain =
          !TECHNICAL.matcher(message).find() && !TECHNICAL.matcher(messageOf(english)).find();
      technical += plain ? 0 : 1;
    }
    context.recordFigure("errors.kinds", REQUESTS.size());
    context.recordFigure("errors.invalidEnvelopes", invalidEnvelopes);
    context.recordFigure("errors.otherStatus", otherStatus);
    context.recordFigure("errors.technical", technical);
    context.recordFigure("errors.notKorean", notKorean);
  }

  private HttpResponse<String> send(InvalidRequest request, String language)
      throws IOException, InterruptedException {
    return context.send(
        request.method(), request.path(), request.body(), Map.of("Accept-Language", language));
  }

  /** Returns the message of an error, and counts a body that is not the error envelope. */
  private String messageOf(HttpResponse<String> response) throws IOException {
    try {
      JsonNode body = ServiceClient.JSON.readTree(response.body());
      JsonNode error = body.path("error");
      boolean form =
          body.path("ok").isBoolean()
              && !body.path("ok").asBoolean()
              && error.path("code").asText().matches("[A-Z][A-Z_]+")
              && error
                  .path("requestId")
                  .asText()
                  .equals(response.headers().firstValue("X-Request-Id").orElse("none"));
      invalidEnvelopes += form ? 0 : 1;
      return error.path("message").asText();
    } catch (JacksonException e) {
      invalidEnvelopes++;
      return "";
    }
  }
}
