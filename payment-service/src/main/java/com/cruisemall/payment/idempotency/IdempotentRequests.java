package com.cruisemall.payment.idempotency;

import com.cruisemall.kit.SuccessBody;
import com.cruisemall.kit.digest.Sha256;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.ErrorResponses;
import com.cruisemall.payment.PaymentError;
import com.cruisemall.payment.idempotency.IdempotencyKeyRepository.Claim;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.Log;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.function.Function;

/**
 * Executes a request once and replays its first response, including a refusal. Not stored are 5xx,
 * 202 and refusals with {@code Retry-After}: the next attempt executes the request again and finds
 * the work of an earlier one by {@link Attempt#requestId}. The same holds for a request whose
 * process crashed, after its lease.
 */
@ApplicationScoped
public class IdempotentRequests {
  private static final String REPLAYED = "Idempotent-Replayed";
  private static final int ACCEPTED = 202;

  private final IdempotencyKeyRepository keys;
  private final ErrorResponses errors;
  private final ObjectMapper json;

  IdempotentRequests(IdempotencyKeyRepository keys, ErrorResponses errors, ObjectMapper json) {
    this.keys = keys;
    this.errors = errors;
    this.json = json;
  }

  /**
   * One attempt at a request.
   *
   * @param requestId the same for all attempts; stored with everything that the request creates
   * @param repeated whether an earlier attempt may have crashed
   */
  public record Attempt(UUID requestId, boolean repeated) {}

  /** Result of the request: status and body of its response. */
  public record Result(int status, SuccessBody body) {}

  /**
   * Executes the request, or replays its response.
   *
   * @param body the body of the request; the same key with another body is 422
   * @param work the request itself, with its own transactions
   */
  public Response once(
      IdempotencyKey key, Object body, HttpServerRequest request, Function<Attempt, Result> work) {
    return switch (keys.claim(key, Sha256.hex(json(body)))) {
      case Claim.Acquired(var attempt, var holder) -> execute(key, holder, request, work, attempt);
      case Claim.Completed(int status, String stored) ->
          Response.fromResponse(response(status, stored)).header(REPLAYED, "true").build();
      case Claim.InProgress _ -> throw new ApiException(PaymentError.IDEMPOTENCY_IN_PROGRESS);
      case Claim.OtherBody _ -> throw new ApiException(PaymentError.IDEMPOTENCY_KEY_REUSED);
    };
  }

  private Response execute(
      IdempotencyKey key,
      UUID holder,
      HttpServerRequest request,
      Function<Attempt, Result> work,
      Attempt attempt) {
    try {
      Result result = work.apply(attempt);
      return complete(key, holder, result.status(), json(result.body()));
    } catch (ApiException refusal) {
      if (refusal.code().status() >= 500 || refusal.retryAfter().isPresent()) {
        release(key, holder);
        throw refusal;
      }
      Response response =
          errors.of(refusal.code(), refusal.details(), refusal.retryAfter(), request);
      return complete(key, holder, refusal.code().status(), json(response.getEntity()));
    } catch (RuntimeException failure) {
      release(key, holder);
      throw failure;
    }
  }

  private Response complete(IdempotencyKey key, UUID holder, int status, String body) {
    if (status == ACCEPTED) {
      release(key, holder);
    } else {
      keys.complete(key, holder, status, body);
    }
    return response(status, body);
  }

  /** Releases the key; after a failure its lease expires. */
  private void release(IdempotencyKey key, UUID holder) {
    try {
      keys.release(key, holder);
    } catch (RuntimeException failure) {
      Log.warnf("idempotency key not released, lease must expire cause=%s", failure.toString());
    }
  }

  private static Response response(int status, String body) {
    return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(body).build();
  }

  private String json(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("body is not serialisable", e);
    }
  }
}
