package com.cruisemall.gateway.routing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Sizes of request bodies after the schemas of an OpenAPI document. */
record BodySchema(JsonNode document) {
  /** Size of a value that the document does not limit. */
  static final long UNLIMITED = 1L << 32;

  private static final int NUMBER = 24;
  private static final int ESCAPE = "\\u0000".length();
  private static final Pattern REPETITION = Pattern.compile("\\{(?:\\d+,)?(\\d+)}");

  /** Returns the bytes of the largest value, with each character of free text as a JSON escape. */
  long size(JsonNode schema) {
    if (schema.has("$ref")) {
      return size(document.at(schema.path("$ref").asText().substring(1)));
    }
    if (schema.has("anyOf")) {
      return schema.path("anyOf").valueStream().mapToLong(this::size).max().orElseThrow();
    }
    if (schema.has("enum")) {
      return schema.path("enum").valueStream().mapToLong(BodySchema::length).max().orElseThrow();
    }
    return switch (type(schema)) {
      case "integer", "number", "boolean", "null" -> NUMBER;
      case "string" -> text(schema);
      case "array" ->
          schema.has("maxItems")
              ? 2 + schema.path("maxItems").asLong() * (1 + size(schema.path("items")))
              : UNLIMITED;
      case "object" ->
          schema.has("properties")
              ? schema
                  .path("properties")
                  .propertyStream()
                  .mapToLong(member -> member.getKey().length() + 4 + size(member.getValue()))
                  .sum()
              : UNLIMITED;
      default -> UNLIMITED;
    };
  }

  private static String type(JsonNode schema) {
    JsonNode type = schema.path("type");
    Stream<JsonNode> types = type.isArray() ? type.valueStream() : Stream.of(type);
    return types.map(JsonNode::asText).filter(name -> !name.equals("null")).findFirst().orElse("");
  }

  private static long text(JsonNode schema) {
    if (schema.has("format")) {
      return "\"00000000-0000-0000-0000-000000000000\"".length();
    }
    if (schema.has("maxLength")) {
      return 2 + ESCAPE * schema.path("maxLength").asLong();
    }
    // Patterns describe ASCII, which needs no escape.
    return schema.has("pattern")
        ? 16
            + REPETITION
                .matcher(schema.path("pattern").asText())
                .results()
                .map((MatchResult found) -> found.group(1))
                .mapToLong(Long::parseLong)
                .sum()
        : UNLIMITED;
  }

  private static long length(JsonNode value) {
    return value.toString().length();
  }
}
