package com.cruisemall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** The partners' other end, told how to behave. */
final class Sandbox {
  private Sandbox() {}

  /** What the model says from now on, or what goes wrong with it. */
  static void gemini(String script) {
    call("PUT", "/sandbox/gemini/script", script);
  }

  static void fault(String fault) {
    fault("gemini", fault);
  }

  /** The same for any partner. */
  static void fault(String partner, String fault) {
    call("PUT", "/sandbox/faults/" + partner, fault);
  }

  /** Back to the usual words, without faults and with counts at zero. */
  static void calmDown() {
    call("DELETE", "/sandbox/gemini/script", "");
    call("DELETE", "/sandbox/faults", "");
    call("DELETE", "/sandbox/gemini", "");
  }

  static JsonNode counts() {
    return Stack.json(call("GET", "/sandbox/gemini", ""));
  }

  private static String call(String method, String path, String body) {
    HttpResponse<String> response =
        Stack.send(
            HttpRequest.newBuilder(Stack.get().component("sandbox", path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    assertThat(response.statusCode()).as(response.body()).isLessThan(300);
    return response.body();
  }
}
