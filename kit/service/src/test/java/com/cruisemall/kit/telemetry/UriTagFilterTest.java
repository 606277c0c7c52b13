package com.cruisemall.kit.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UriTagFilterTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/passport/{token: [A-Za-z0-9_-]{43}}/upload | /api/passport/{token}/upload",
        "/api/orders/{id:[0-9a-f]{8,36}}/items/{item : \\d+} | /api/orders/{id}/items/{item}",
        "/api/images/{id} | /api/images/{id}",
        "/api/home | /api/home"
      })
  void removesExpressionsFromPathParameters(String template, String expected) {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    registry.config().meterFilter(new UriTagFilter());

    var id = registry.counter("http.server.requests", "method", "GET", "uri", template).getId();

    assertThat(id.getTag("uri")).isEqualTo(expected);
    assertThat(id.getTag("method")).isEqualTo("GET");
  }
}
