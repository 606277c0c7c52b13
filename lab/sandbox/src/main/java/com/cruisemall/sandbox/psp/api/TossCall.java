package com.cruisemall.sandbox.psp.api;

import com.cruisemall.sandbox.fault.Fault;
import com.cruisemall.sandbox.fault.Fault.Kind;
import com.cruisemall.sandbox.psp.IdempotencyKey;
import com.cruisemall.sandbox.psp.Payments;
import com.cruisemall.sandbox.psp.PspConfig;
import com.cruisemall.sandbox.psp.Reply;
import com.cruisemall.sandbox.psp.TossError;
import com.cruisemall.sandbox.psp.api.PspFaults.Operation;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
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

/**
 * What every request to the API goes through: the secret key, the idempotency key, and the fault
 * that is switched on.
 */
@Singleton
class TossCall {
  private final Payments payments;
  private final PspFaults faults;
  private final byte[] authorization;
  private final Set<IdempotencyKey> running = ConcurrentHashMap.newKeySet();
  private final Map<Operation, Integer> counts = new ConcurrentHashMap<>();

  TossCall(Payments payments, PspFaults faults, PspConfig config) {
    this.payments = payments;
    this.faults = faults;
    byte[] credentials = (config.secretKey() + ":").getBytes(StandardCharsets.UTF_8);
    this.authorization =
        ("Basic " + Base64.getEncoder().encodeToString(credentials))
            .getBytes(StandardCharsets.UTF_8);
  }

  /** What the request is for. */
  interface Work {
    /**
     * Does it.
     *
     * @param once under which key the reply is kept, if under one
     * @param met the fault that the request meets, if any
     */
    Reply run(Optional<IdempotencyKey> once, Optional<Fault> met);
  }

  /** Answers on a thread of its own: writing to the disk blocks, and a fault may take its time. */
  Uni<Response> answer(Operation operation, HttpServerRequest request, Work work) {
    counts.merge(operation, 1, Integer::sum);
    return Uni.createFrom()
        .emitter(emitter ->
            Thread.startVirtualThread(() -> {
              try {
                reply(operation, request, work)
                    .ifPresent(reply -> emitter.complete(response(reply)));
              } catch (RuntimeException e) {
                emitter.fail(e);
              }
            }));
  }

  /** How often each operation was asked for. */
  Map<String, Integer> counts() {
    var all = new TreeMap<String, Integer>();
    counts.forEach((operation, count) -> all.put(operation.name(), count));
    return all;
  }

  void forgetCounts() {
    counts.clear();
  }

  private Optional<Reply> reply(Operation operation, HttpServerRequest request, Work work) {
    if (!signedIn(request.getHeader("Authorization"))) {
      return Optional.of(Reply.of(TossError.UNAUTHORIZED_KEY));
    }
    Optional<IdempotencyKey> once = key(request);
    if (once.isEmpty()) {
      return perform(operation, request, work, once);
    }
    IdempotencyKey key = once.get();
    if (!key.valid()) {
      return Optional.of(Reply.of(TossError.INVALID_IDEMPOTENCY_KEY));
    }
    Optional<Reply> earlier = payments.remembered(key);
    if (earlier.isPresent()) {
      return earlier;
    }
    if (!running.add(key)) {
      return Optional.of(Reply.of(TossError.IDEMPOTENT_REQUEST_PROCESSING));
    }
    try {
      Optional<Reply> meanwhile = payments.remembered(key);
      return meanwhile.isPresent() ? meanwhile : perform(operation, request, work, once);
    } finally {
      running.remove(key);
    }
  }

  /** Nothing, if the shop is not to hear anything. */
  private Optional<Reply> perform(
      Operation operation, HttpServerRequest request, Work work, Optional<IdempotencyKey> once) {
    Optional<Fault> met = faults.meet(operation);
    Optional<Reply> failure = PspFaults.failure(met);
    if (failure.isPresent()) {
      return failure.map(reply -> payments.remember(once, reply));
    }
    @Nullable Kind kind = met.map(Fault::kind).orElse(null);
    if (kind == Kind.HANG) {
      return Optional.empty();
    }
    if (kind == Kind.REFUSE) {
      request.connection().close();
      return Optional.empty();
    }
    if (kind == Kind.SLOW) {
      pause(met.flatMap(Fault::millis).orElse(3000));
    }
    Reply reply = work.run(once, met);
    if (kind == Kind.SUCCESS_THEN_CUT) {
      request.connection().close();
      return Optional.empty();
    }
    return Optional.of(reply);
  }

  private boolean signedIn(@Nullable String header) {
    return header != null
        && MessageDigest.isEqual(header.getBytes(StandardCharsets.UTF_8), authorization);
  }

  private static Optional<IdempotencyKey> key(HttpServerRequest request) {
    return Optional.ofNullable(request.getHeader("Idempotency-Key"))
        .map(key ->
            new IdempotencyKey(request.method().name(), String.valueOf(request.path()), key));
  }

  private static Response response(Reply reply) {
    return Response.status(reply.status())
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(reply.body())
        .build();
  }

  private static void pause(int millis) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
