package com.cruisemall.sandbox.psp.api;

import com.cruisemall.sandbox.fault.Fault;
import com.cruisemall.sandbox.fault.Fault.Kind;
import com.cruisemall.sandbox.psp.IdempotencyKey;
import com.cruisemall.sandbox.psp.Payments;
import com.cruisemall.sandbox.psp.PspConfig;
import com.cruisemall.sandbox.psp.TossError;
import com.cruisemall.sandbox.psp.TossResponse;
import com.cruisemall.sandbox.psp.api.PspFaults.Operation;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Processing that all API requests share: authentication, idempotency key and faults. */
@Singleton
class TossRequestPipeline {
  private final Payments payments;
  private final PspFaults faults;
  private final byte[] authorization;
  private final Set<IdempotencyKey> inFlight = ConcurrentHashMap.newKeySet();
  private final Map<Operation, Integer> counts = new ConcurrentHashMap<>();

  TossRequestPipeline(Payments payments, PspFaults faults, PspConfig config) {
    this.payments = payments;
    this.faults = faults;
    byte[] credentials = (config.secretKey() + ":").getBytes(StandardCharsets.UTF_8);
    this.authorization =
        ("Basic " + Base64.getEncoder().encodeToString(credentials))
            .getBytes(StandardCharsets.UTF_8);
  }

  /** Operation behind the pipeline. */
  interface Handler {
    /**
     * Handles the request.
     *
     * @param key idempotency key that stores the response, if any
     * @param fault fault of the request, if any
     */
    TossResponse handle(Optional<IdempotencyKey> key, Optional<Fault> fault);
  }

  /** Runs on a new virtual thread, because disk writes and SLOW faults block. */
  Uni<Response> run(Operation operation, HttpServerRequest request, Handler handler) {
    counts.merge(operation, 1, Integer::sum);
    return Uni.createFrom()
        .emitter(emitter ->
            Thread.startVirtualThread(() -> {
              try {
                respond(operation, request, handler)
                    .ifPresent(result -> emitter.complete(result.toHttpResponse()));
              } catch (RuntimeException e) {
                emitter.fail(e);
              }
            }));
  }

  /** Returns the number of requests by operation. */
  Map<String, Integer> counts() {
    var all = new TreeMap<String, Integer>();
    counts.forEach((operation, count) -> all.put(operation.name(), count));
    return all;
  }

  void resetCounts() {
    counts.clear();
  }

  private Optional<TossResponse> respond(
      Operation operation, HttpServerRequest request, Handler handler) {
    if (!isAuthenticated(request.getHeader("Authorization"))) {
      return Optional.of(TossResponse.of(TossError.UNAUTHORIZED_KEY));
    }
    Optional<IdempotencyKey> header = key(request);
    if (header.isEmpty()) {
      return perform(operation, request, handler, header);
    }
    IdempotencyKey key = header.get();
    if (!key.isValid()) {
      return Optional.of(TossResponse.of(TossError.INVALID_IDEMPOTENCY_KEY));
    }
    Optional<TossResponse> earlier = payments.storedResponse(key);
    if (earlier.isPresent()) {
      return earlier;
    }
    if (!inFlight.add(key)) {
      return Optional.of(TossResponse.of(TossError.IDEMPOTENT_REQUEST_PROCESSING));
    }
    try {
      Optional<TossResponse> meanwhile = payments.storedResponse(key);
      return meanwhile.isPresent() ? meanwhile : perform(operation, request, handler, header);
    } finally {
      inFlight.remove(key);
    }
  }

  /** Returns empty if no response is sent. */
  private Optional<TossResponse> perform(
      Operation operation,
      HttpServerRequest request,
      Handler handler,
      Optional<IdempotencyKey> key) {
    Optional<Fault> fault = faults.take(operation);
    Optional<TossResponse> failure = PspFaults.failure(fault);
    if (failure.isPresent()) {
      return failure.map(response -> payments.storeResponse(key, response));
    }
    @Nullable Kind kind = fault.map(Fault::kind).orElse(null);
    if (kind == Kind.HANG) {
      return Optional.empty();
    }
    if (kind == Kind.REFUSE) {
      request.connection().close();
      return Optional.empty();
    }
    if (kind == Kind.SLOW) {
      pause(fault.flatMap(Fault::millis).orElse(3000));
    }
    TossResponse response = handler.handle(key, fault);
    if (kind == Kind.SUCCESS_THEN_CUT) {
      request.connection().close();
      return Optional.empty();
    }
    return Optional.of(response);
  }

  private boolean isAuthenticated(@Nullable String header) {
    return header != null
        && MessageDigest.isEqual(header.getBytes(StandardCharsets.UTF_8), authorization);
  }

  private static Optional<IdempotencyKey> key(HttpServerRequest request) {
    return Optional.ofNullable(request.getHeader("Idempotency-Key"))
        .map(key ->
            new IdempotencyKey(request.method().name(), String.valueOf(request.path()), key));
  }

  private static void pause(int millis) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
