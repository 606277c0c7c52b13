package com.cruisemall.payment.catalogue;

import com.cruisemall.kit.digest.Sha256;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Creates responses with {@code Cache-Control: public} and an {@code ETag}. The tag is a digest of
 * the body and thus the same on all instances; a matching request gets 304 (RFC 9110 §13.1.2).
 */
@Singleton
public class PublicResponses {
  private static final int TAG_BYTES = 12;

  private final ObjectMapper json;

  PublicResponses(ObjectMapper json) {
    this.json = json;
  }

  /** Creates the response with a JSON body, or 304. */
  public Response json(Object body, Duration maxAge, Request request) {
    byte[] bytes = serialize(body);
    EntityTag tag =
        new EntityTag(HexFormat.of().formatHex(Arrays.copyOf(Sha256.of(bytes), TAG_BYTES)));
    @Nullable ResponseBuilder notModified = request.evaluatePreconditions(tag);
    ResponseBuilder response =
        notModified == null ? Response.ok(bytes, MediaType.APPLICATION_JSON_TYPE) : notModified;
    return response
        .tag(tag)
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=" + maxAge.toSeconds())
        .build();
  }

  private byte[] serialize(Object body) {
    try {
      return json.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("body is not serialisable", e);
    }
  }
}
