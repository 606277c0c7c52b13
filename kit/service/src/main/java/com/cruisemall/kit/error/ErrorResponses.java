package com.cruisemall.kit.error;

import com.cruisemall.kit.caching.PrivateByDefaultFilter;
import com.cruisemall.kit.request.RequestId;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Creates error responses for JAX-RS and for Vert.x handlers, and counts them by code as {@code
 * cruisemall_errors_total}.
 */
@Singleton
public class ErrorResponses {
  /** Challenge that RFC 9110 §15.5.2 requires with every 401. */
  private static final String CHALLENGE = "Bearer";

  private final Messages messages;
  private final ObjectMapper json;
  private final MeterRegistry metrics;

  ErrorResponses(Messages messages, ObjectMapper json, MeterRegistry metrics) {
    this.messages = messages;
    this.json = json;
    this.metrics = metrics;
  }

  /** Returns a JAX-RS error response. */
  public Response of(ErrorCode code, HttpServerRequest request) {
    return of(code, Map.of(), code.retryAfter(), request);
  }

  /** Returns a JAX-RS error response with details for the client. */
  public Response of(
      ErrorCode code,
      Map<String, Object> details,
      Optional<Duration> retryAfter,
      HttpServerRequest request) {
    Response.ResponseBuilder response =
        Response.status(code.status())
            .type(MediaType.APPLICATION_JSON_TYPE)
            .entity(body(code, details, request));
    retryAfter.ifPresent(wait -> response.header("Retry-After", RetryAfter.seconds(wait)));
    if (code.status() == 401) {
      response.header("WWW-Authenticate", CHALLENGE);
    }
    return response.build();
  }

  /** Sends an error on a Vert.x response; resets the stream if the head was already sent. */
  public void send(HttpServerRequest request, ErrorCode code) {
    send(request, code, Map.of(), code.retryAfter());
  }

  /** Sends an error with details for the client. */
  public void send(
      HttpServerRequest request,
      ErrorCode code,
      Map<String, Object> details,
      Optional<Duration> retryAfter) {
    HttpServerResponse response = request.response();
    if (response.ended() || response.closed()) {
      return;
    }
    if (response.headWritten()) {
      // A partial response cannot become an error response; the reset shows that it is incomplete.
      response.reset();
      return;
    }
    response
        .setStatusCode(code.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON)
        .putHeader(HttpHeaders.CACHE_CONTROL, PrivateByDefaultFilter.PRIVATE_NO_STORE);
    retryAfter.ifPresent(
        wait -> response.putHeader("Retry-After", Long.toString(RetryAfter.seconds(wait))));
    if (code.status() == 401) {
      response.putHeader("WWW-Authenticate", CHALLENGE);
    }
    ErrorBody body = body(code, details, request);
    if (request.method().equals(HttpMethod.HEAD)) {
      response.end();
    } else {
      response.end(encode(body));
    }
  }

  /** Returns the error body as JSON, for a response that the caller sends. */
  public String json(HttpServerRequest request, ErrorCode code) {
    return encode(body(code, Map.of(), request));
  }

  private ErrorBody body(ErrorCode code, Map<String, Object> details, HttpServerRequest request) {
    metrics.counter("cruisemall.errors", "code", code.name()).increment();
    @Nullable String language = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
    Map<String, Object> translated = new LinkedHashMap<>(details);
    translated.replaceAll(
        (_, value) -> value instanceof Reason reason ? messages.text(reason, language) : value);
    return ErrorBody.of(code, messages.text(code, language), RequestId.of(request), translated);
  }

  private String encode(ErrorBody body) {
    try {
      return json.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      Log.error("error details not serializable, sending minimal body", e);
      return "{\"ok\":false,\"error\":{\"code\":\"INTERNAL\",\"requestId\":\"%s\"}}"
          .formatted(body.error().requestId());
    }
  }
}
