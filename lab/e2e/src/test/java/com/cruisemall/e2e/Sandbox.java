package com.cruisemall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Control of the partners' sandbox. */
final class Sandbox {
  private Sandbox() {}

  /** Sets the script of the model. */
  static void gemini(String script) {
    call("PUT", "/sandbox/gemini/script", script);
  }

  static void fault(String fault) {
    fault("gemini", fault);
  }

  /** Sets a fault of a partner. */
  static void fault(String partner, String fault) {
    call("PUT", "/sandbox/faults/" + partner, fault);
  }

  /** Resets script, faults and counts. */
  static void reset() {
    call("DELETE", "/sandbox/gemini/script", "");
    call("DELETE", "/sandbox/faults", "");
    call("DELETE", "/sandbox/gemini", "");
  }

  static JsonNode counts() {
    return Stack.json(call("GET", "/sandbox/gemini", ""));
  }

  /** Calls the control API and returns the response body. */
  static String call(String method, String path, String body) {
    HttpResponse<String> response =
        Stack.send(
            HttpRequest.newBuilder(Stack.get().component("sandbox", path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    assertThat(response.statusCode()).as(response.body()).isLessThan(300);
    return response.body();
  }
}
