package com.cruisemall.payment.caching;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Answers with {@code Cache-Control: public} and an {@code ETag} made of the very bytes: the same
 * on every instance, and 304 for who has them already (RFC 9110 §13.1.2).
 */
@Singleton
public class PublicAnswers {
  private static final int TAG_BYTES = 12;

  private final ObjectMapper json;

  PublicAnswers(ObjectMapper json) {
    this.json = json;
  }

  /** The body as JSON. */
  public Response json(Object body, Duration maxAge, Request request) {
    try {
      return answer(json.writeValueAsBytes(body), maxAge, request);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("an answer must be JSON", e);
    }
  }

  private static Response answer(byte[] body, Duration maxAge, Request request) {
    EntityTag tag = tag(body);
    @Nullable ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    ResponseBuilder answer =
        unchanged == null ? Response.ok(body, MediaType.APPLICATION_JSON_TYPE) : unchanged;
    return answer
        .tag(tag)
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=" + maxAge.toSeconds())
        .build();
  }

  private static EntityTag tag(byte[] body) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
      return new EntityTag(HexFormat.of().formatHex(Arrays.copyOf(digest, TAG_BYTES)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
