package com.cruisemall.kit.error;

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
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes failures in the one error form, for JAX-RS and for what never reaches it, and counts them
 * by code as {@code cruisemall_errors_total}.
 */
@Singleton
public class ErrorResponses {
  /** RFC 9110 §15.5.2 asks for one with every 401. */
  private static final String CHALLENGE = "Bearer";

  private final Messages messages;
  private final ObjectMapper json;
  private final MeterRegistry metrics;

  ErrorResponses(Messages messages, ObjectMapper json, MeterRegistry metrics) {
    this.messages = messages;
    this.json = json;
    this.metrics = metrics;
  }

  /** The failure as a JAX-RS response to the given request. */
  public Response of(ErrorCode code, HttpServerRequest request) {
    return of(code, Map.of(), code.retryAfter(), request);
  }

  /** The failure as a JAX-RS response, with details for the client. */
  public Response of(
      ErrorCode code,
      Map<String, Object> details,
      Optional<Duration> retryAfter,
      HttpServerRequest request) {
    Response.ResponseBuilder response =
        Response.status(code.status())
            .type(MediaType.APPLICATION_JSON_TYPE)
            .header("Cache-Control", "private, no-store")
            .entity(body(code, details, request));
    retryAfter.ifPresent(wait -> response.header("Retry-After", RetryAfter.seconds(wait)));
    if (code.status() == 401) {
      response.header("WWW-Authenticate", CHALLENGE);
    }
    return response.build();
  }

  /** Ends a Vert.x response with the failure, if nothing of it was sent yet. */
  public void send(HttpServerRequest request, ErrorCode code) {
    send(request, code, Map.of(), code.retryAfter());
  }

  /** As {@link #send(HttpServerRequest, ErrorCode)}, with details for the client. */
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
      // Half an answer cannot be mended: the client must see that it is cut.
      response.reset();
      return;
    }
    response
        .setStatusCode(code.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON)
        .putHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
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

  /** The failure's body alone, for an answer that somebody else sends. */
  public String json(HttpServerRequest request, ErrorCode code) {
    return encode(body(code, Map.of(), request));
  }

  private ErrorBody body(ErrorCode code, Map<String, Object> details, HttpServerRequest request) {
    metrics.counter("cruisemall.errors", "code", code.name()).increment();
    @Nullable String language = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
    return ErrorBody.of(code, messages.text(code, language), RequestId.of(request), details);
  }

  private String encode(ErrorBody body) {
    try {
      return json.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      Log.error("cannot write the details of an error", e);
      return "{\"ok\":false,\"error\":{\"code\":\"INTERNAL\",\"requestId\":\"%s\"}}"
          .formatted(body.error().requestId());
    }
  }
}
