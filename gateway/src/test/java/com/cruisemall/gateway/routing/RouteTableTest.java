package com.cruisemall.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RouteTableTest {
  private static final String JSON_BODY = "/requestBody/content/application~1json/schema";

  /** Routes whose document has no limits, or allows more than people fill in or the PSP sends. */
  private static final Set<String> LIMITED_OTHERWISE =
      Set.of(
          "/api/admin/fare-rules",
          "/api/admin/page-config",
          "/api/admin/products",
          "/api/chat",
          "/api/orders",
          "/api/passport/documents",
          "/api/payments/webhook");

  private final JsonNode document = readDocument();

  private static JsonNode readDocument() {
    Path file = Path.of("src", "main", "resources", "META-INF", "resources", "openapi.json");
    try {
      return new ObjectMapper().readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Route route(String path) {
    return RouteTable.find(path).orElseThrow();
  }

  /** Writes every character as a JSON escape. */
  private static String escaped(String text) {
    return text.chars().mapToObj("\\u%04x"::formatted).collect(Collectors.joining());
  }

  @Test
  void limitsRoutesWithoutBodyToTwoKibibytes() {
    Map<Route, Boolean> bodies =
        document
            .path("paths")
            .propertyStream()
            .collect(
                Collectors.toMap(
                    path -> route(path.getKey()),
                    path -> path.getValue().findValue("requestBody") != null,
                    Boolean::logicalOr));

    assertThat(bodies).hasSizeGreaterThan(30);
    bodies.forEach((route, body) -> {
      if (!body) {
        assertThat(route.bodyLimit()).as(route.prefix()).isLessThanOrEqualTo(2048);
      }
    });
  }

  @Test
  void limitsEveryRouteToItsLargestForm() {
    BodySchema schemas = new BodySchema(document);
    Map<Route, Long> largest =
        new TreeMap<>((one, other) -> one.prefix().compareTo(other.prefix()));
    document
        .path("paths")
        .propertyStream()
        .forEach(path ->
            path.getValue()
                .valueStream()
                .map(operation -> operation.at(JSON_BODY))
                .filter(schema -> !schema.isMissingNode())
                .forEach(schema ->
                    largest.merge(route(path.getKey()), schemas.size(schema), Math::max)));

    assertThat(largest).hasSizeGreaterThan(12);
    largest.forEach((route, size) -> {
      if (!LIMITED_OTHERWISE.contains(route.prefix())) {
        assertThat(route.bodyLimit())
            .as(route.prefix())
            .isBetween(size, Math.max(24 * 1024, 2 * size));
      }
    });
  }

  @Test
  void acceptsAnOrderOfTenCabinsWithFourTravellers() {
    String traveler =
        "{\"name\":\"%s\",\"birthDate\":\"1990-01-01\",\"sex\":\"F\",\"nationality\":\"KR\"}"
            .formatted(escaped("가".repeat(100)));
    String cabin =
        "{\"cabinType\":\"OCEAN_VIEW\",\"travelers\":%s}"
            .formatted(Collections.nCopies(4, traveler));
    String order =
        "{\"productCode\":\"%s\",\"sailingId\":\"%s\",\"cabins\":%s}"
            .formatted("P".repeat(64), "0".repeat(36), Collections.nCopies(10, cabin));

    assertThat(order.length()).isGreaterThan(16 * 1024);
    assertThat(route("/api/orders").bodyLimit())
        .isBetween((long) order.length(), 2L * order.length());
  }
}
