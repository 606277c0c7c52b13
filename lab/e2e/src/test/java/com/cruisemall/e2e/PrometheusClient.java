package com.cruisemall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Client of the HTTP API of a Prometheus. */
record PrometheusClient(URI address) {
  /** Returns a client of the stack's Prometheus. */
  static PrometheusClient ofTheStack() {
    return new PrometheusClient(Stack.get().component("prometheus", ""));
  }

  HttpResponse<String> get(String path) {
    return Stack.send(HttpRequest.newBuilder(URI.create(address + path)));
  }

  /** Returns the current series of an expression, without those whose value is NaN. */
  List<JsonNode> query(String expression) {
    JsonNode data = data("query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8));
    return stream(data.path("result"))
        .filter(series -> !series.at("/value/1").asText().equals("NaN"))
        .toList();
  }

  /** Returns the rules of a type: {@code alerting} or {@code recording}. */
  List<JsonNode> rules(String type) {
    return stream(data("rules").path("groups"))
        .flatMap(group -> stream(group.path("rules")))
        .filter(rule -> rule.path("type").asText().equals(type))
        .toList();
  }

  Set<String> firing() {
    return stream(data("alerts").path("alerts"))
        .filter(alert -> alert.path("state").asText().equals("firing"))
        .map(alert -> alert.at("/labels/alertname").asText())
        .collect(Collectors.toSet());
  }

  private JsonNode data(String request) {
    HttpResponse<String> answer = get("/api/v1/" + request);
    assertThat(answer.statusCode()).as(request + ": " + answer.body()).isEqualTo(200);
    return Stack.json(answer.body()).path("data");
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
