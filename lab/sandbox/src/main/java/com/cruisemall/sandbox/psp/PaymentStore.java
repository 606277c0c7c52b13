package com.cruisemall.sandbox.psp;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Payments and stored responses of idempotency keys, in memory and, with a directory, on disk. Not
 * thread-safe; {@link Payments} synchronizes access.
 */
final class PaymentStore {
  private final Map<String, Payment> payments = new LinkedHashMap<>();
  private final Map<String, List<Payment>> byOrder = new HashMap<>();
  private final Map<IdempotencyKey, StoredResponse> responses = new HashMap<>();
  private final List<Movement> movements = new ArrayList<>();
  private final @Nullable Journal journal;

  /** Response with the time at which its key was first used. */
  record StoredResponse(
      IdempotencyKey key, @JsonProperty("reply") TossResponse response, Instant at) {}

  /** Journal line. Payment and response are in one line, so that a crash keeps both or neither. */
  record Line(@Nullable Payment payment, @JsonProperty("kept") @Nullable StoredResponse response) {}

  /** Transaction with its payment. */
  record Movement(Payment payment, Payment.Transaction transaction) {}

  PaymentStore(Optional<Path> folder, Instant forgetBefore) {
    if (folder.isEmpty()) {
      journal = null;
      return;
    }
    Journal.lines(folder.get()).forEach(this::load);
    responses.values().removeIf(stored -> stored.at().isBefore(forgetBefore));
    var lines = new ArrayList<String>();
    payments.values().forEach(payment -> lines.add(Json.write(new Line(payment, null))));
    responses.values().forEach(stored -> lines.add(Json.write(new Line(null, stored))));
    Journal.compact(folder.get(), lines);
    payments.values().forEach(this::index);
    movements.sort((a, b) -> a.transaction().at().compareTo(b.transaction().at()));
    journal = Journal.open(folder.get());
  }

  Optional<Payment> find(String paymentKey) {
    return Optional.ofNullable(payments.get(paymentKey));
  }

  /** Returns the payments of an order, oldest first. */
  List<Payment> ofOrder(String orderId) {
    return byOrder.getOrDefault(orderId, List.of());
  }

  /**
   * Returns the transactions of a time range in chronological order. Both ends are inclusive to the
   * second. The result is empty if the key to start after is unknown.
   */
  Optional<List<Movement>> movements(
      Instant from, Instant to, Optional<String> startingAfter, int limit) {
    int start = 0;
    if (startingAfter.isPresent()) {
      String key = startingAfter.get();
      while (start < movements.size()
          && !movements.get(start).transaction().transactionKey().equals(key)) {
        start++;
      }
      if (start++ == movements.size()) {
        return Optional.empty();
      }
    }
    return Optional.of(
        movements.stream()
            .skip(start)
            .filter(it -> !it.transaction().at().isBefore(from))
            .filter(it -> it.transaction().at().isBefore(to.plusSeconds(1)))
            .limit(limit)
            .toList());
  }

  Map<String, Object> totals() {
    Map<String, Integer> statuses = new TreeMap<>();
    payments.values().forEach(payment -> statuses.merge(payment.status.name(), 1, Integer::sum));
    long charged = 0;
    long returned = 0;
    for (var movement : movements) {
      long amount = movement.transaction().amount();
      charged += Math.max(0, amount);
      returned += Math.max(0, -amount);
    }
    return new TreeMap<>(Map.of("payments", statuses, "charged", charged, "returned", returned));
  }

  Optional<TossResponse> response(IdempotencyKey key) {
    return Optional.ofNullable(responses.get(key)).map(StoredResponse::response);
  }

  void add(Payment payment) {
    payments.put(payment.paymentKey, payment);
    index(payment);
  }

  /** Adds the new transactions of a payment to the list of movements. */
  void addMovements(Payment payment, int transactionsBefore) {
    payment.transactions.stream()
        .skip(transactionsBefore)
        .forEach(transaction -> movements.add(new Movement(payment, transaction)));
  }

  /** Appends a change to the journal and returns the position for {@link #sync}. */
  long append(@Nullable Payment changed, @Nullable StoredResponse stored) {
    if (stored != null) {
      responses.put(stored.key(), stored);
    }
    boolean nothing = changed == null && stored == null;
    return journal == null || nothing ? 0 : journal.append(Json.write(new Line(changed, stored)));
  }

  void sync(long position) {
    if (journal != null) {
      journal.sync(position);
    }
  }

  private void load(String text) {
    try {
      Line line = Json.read(text, Line.class);
      if (line.payment() != null) {
        payments.put(line.payment().paymentKey, line.payment());
      }
      if (line.response() != null) {
        responses.put(line.response().key(), line.response());
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the payment journal is corrupt", e);
    }
  }

  private void index(Payment payment) {
    byOrder.computeIfAbsent(payment.orderId, _ -> new ArrayList<>()).add(payment);
    addMovements(payment, 0);
  }
}
