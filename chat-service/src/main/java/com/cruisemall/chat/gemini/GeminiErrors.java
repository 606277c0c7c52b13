package com.cruisemall.chat.gemini;

import com.cruisemall.chat.llm.ModelException;
import com.cruisemall.chat.llm.ModelFault;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Parser of Gemini error responses: {@code {"error":{code,status,details}}}, sometimes in an array
 * and sometimes not JSON.
 */
final class GeminiErrors {
  /** A protobuf duration: seconds with an optional fraction. */
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)s");

  private final ObjectMapper json;

  GeminiErrors(ObjectMapper json) {
    this.json = json;
  }

  ModelException parse(int status, String body) {
    JsonNode error = error(body);
    ModelFault fault = fault(status, error);
    Duration retryDelay = retryDelay(error).orElse(null);
    String name = error.path("status").asText("");
    return new ModelException(
        fault,
        "model returned %d %s".formatted(status, name.matches("[A-Z_]{1,40}") ? name : "").strip(),
        retryDelay,
        null);
  }

  private JsonNode error(String body) {
    try {
      JsonNode root = json.readTree(body);
      return (root.isArray() ? root.path(0) : root).path("error");
    } catch (JsonProcessingException _) {
      return MissingNode.getInstance();
    }
  }

  private static ModelFault fault(int status, JsonNode error) {
    return switch (status) {
      case 429 -> isPerDay(error) ? ModelFault.DAY_QUOTA : ModelFault.QUOTA;
      case 503 -> ModelFault.OVERLOADED;
      case 500, 502, 504 -> ModelFault.BROKEN;
      default -> ModelFault.REFUSED;
    };
  }

  private static boolean isPerDay(JsonNode error) {
    return details(error, "QuotaFailure")
        .flatMap(detail -> StreamSupport.stream(detail.path("violations").spliterator(), false))
        .anyMatch(violation -> violation.path("quotaId").asText("").contains("PerDay"));
  }

  private static Optional<Duration> retryDelay(JsonNode error) {
    return details(error, "RetryInfo")
        .map(detail -> DURATION.matcher(detail.path("retryDelay").asText("")))
        .filter(Matcher::matches)
        .map(match -> new BigDecimal(match.group(1)))
        .map(seconds -> seconds.movePointRight(3).setScale(0, RoundingMode.UP).longValueExact())
        .map(Duration::ofMillis)
        .findFirst();
  }

  private static Stream<JsonNode> details(JsonNode error, String type) {
    return StreamSupport.stream(error.path("details").spliterator(), false)
        .filter(detail -> detail.path("@type").asText("").endsWith("google.rpc." + type));
  }
}
