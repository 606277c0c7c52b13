package com.cruisemall.sandbox.psp;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Response of the API.
 *
 * @param body JSON, replayed unchanged for the same idempotency key
 */
public record TossResponse(int status, String body) {
  public static TossResponse of(TossError error) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("code", error.name());
    body.put("message", error.message());
    return new TossResponse(error.status(), Json.write(body));
  }

  public Response toHttpResponse() {
    return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(body).build();
  }

  public boolean ok() {
    return status == 200;
  }

  /** Returns true if the response is stored for its idempotency key; 5xx responses are not. */
  boolean isReplayable() {
    return status < 500;
  }
}
