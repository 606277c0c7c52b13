package com.cruisemall.payment.idempotency;

import com.cruisemall.kit.SuccessBody;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.ErrorResponses;
import com.cruisemall.payment.PaymentError;
import com.cruisemall.payment.crash.CrashPoint;
import com.cruisemall.payment.crash.CrashPoints;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.Log;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Function;

/**
 * Does a request once, however often it is sent. The first answer is kept and replayed, refusals
 * included; not kept are 5xx, 202, and refusals that say when to come back: their next try does the
 * work again, and must find by {@link Attempt#requestId} what an earlier one has done. The same
 * holds for a request whose process crashed, once its lease is over.
 */
@ApplicationScoped
public class IdempotentRequests {
  private static final String REPLAYED = "Idempotent-Replayed";
  private static final int ACCEPTED = 202;

  private final RequestKeys keys;
  private final ErrorResponses errors;
  private final ObjectMapper json;
  private final CrashPoints crashes;

  IdempotentRequests(
      RequestKeys keys, ErrorResponses errors, ObjectMapper json, CrashPoints crashes) {
    this.keys = keys;
    this.errors = errors;
    this.json = json;
    this.crashes = crashes;
  }

  /** What the work has to say: a status and the body. */
  public record Result(int status, SuccessBody body) {}

  /**
   * Answers the request.
   *
   * @param body what was sent; the same key with another body is 422
   * @param work the request itself, in whatever transactions it needs
   */
  public Response once(
      RequestKey key, Object body, HttpServerRequest request, Function<Attempt, Result> work) {
    return switch (keys.claim(key, sha256(json(body)))) {
      case Claim.Ours(var attempt, var holder) -> perform(key, holder, request, work, attempt);
      case Claim.Answered(int status, String answer) ->
          Response.fromResponse(answer(status, answer)).header(REPLAYED, "true").build();
      case Claim.Running _ -> throw new ApiException(PaymentError.IDEMPOTENCY_IN_PROGRESS);
      case Claim.OtherBody _ -> throw new ApiException(PaymentError.IDEMPOTENCY_KEY_REUSED);
    };
  }

  private Response perform(
      RequestKey key,
      UUID holder,
      HttpServerRequest request,
      Function<Attempt, Result> work,
      Attempt attempt) {
    try {
      Result result = work.apply(attempt);
      return kept(key, holder, result.status(), json(result.body()));
    } catch (ApiException refusal) {
      if (refusal.code().status() >= 500 || refusal.retryAfter().isPresent()) {
        letGo(key, holder);
        throw refusal;
      }
      Response response =
          errors.of(refusal.code(), refusal.details(), refusal.retryAfter(), request);
      return kept(key, holder, refusal.code().status(), json(response.getEntity()));
    } catch (RuntimeException failure) {
      letGo(key, holder);
      throw failure;
    }
  }

  private Response kept(RequestKey key, UUID holder, int status, String body) {
    if (status == ACCEPTED) {
      letGo(key, holder);
    } else {
      keys.keep(key, holder, status, body);
      crashes.reached(CrashPoint.ANSWER_KEPT);
    }
    return answer(status, body);
  }

  /** When even this fails the lease ends by itself. */
  private void letGo(RequestKey key, UUID holder) {
    try {
      keys.letGo(key, holder);
    } catch (RuntimeException failure) {
      Log.warnf("idempotency key waits for its lease to end cause=%s", failure.toString());
    }
  }

  private static Response answer(int status, String body) {
    return Response.status(status)
        .type(MediaType.APPLICATION_JSON_TYPE)
        .header("Cache-Control", "private, no-store")
        .entity(body)
        .build();
  }

  private String json(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a request and its answer must be JSON", e);
    }
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every JDK", e);
    }
  }
}
