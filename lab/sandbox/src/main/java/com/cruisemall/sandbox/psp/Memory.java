package com.cruisemall.sandbox.psp;

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
 * All payments and the replies that idempotency keys get again, in memory and, if there is a
 * folder, on disk. {@link Payments} guards it.
 */
final class Memory {
  private final Map<String, Payment> payments = new LinkedHashMap<>();
  private final Map<String, List<Payment>> byOrder = new HashMap<>();
  private final Map<IdempotencyKey, Kept> replies = new HashMap<>();
  private final List<Movement> movements = new ArrayList<>();
  private final @Nullable Journal journal;

  /** A reply with the time at which its key was first used. */
  record Kept(IdempotencyKey key, Reply reply, Instant at) {}

  /** A line of the journal: a change and the reply that told of it are there, or neither. */
  record Line(@Nullable Payment payment, @Nullable Kept kept) {}

  /** A transaction beside its payment. */
  record Movement(Payment payment, Payment.Transaction transaction) {}

  Memory(Optional<Path> folder, Instant forgetBefore) {
    if (folder.isEmpty()) {
      journal = null;
      return;
    }
    Journal.lines(folder.get()).forEach(this::load);
    replies.values().removeIf(kept -> kept.at().isBefore(forgetBefore));
    var lines = new ArrayList<String>();
    payments.values().forEach(payment -> lines.add(Json.write(new Line(payment, null))));
    replies.values().forEach(kept -> lines.add(Json.write(new Line(null, kept))));
    Journal.rewrite(folder.get(), lines);
    payments.values().forEach(this::index);
    movements.sort((a, b) -> a.transaction().at().compareTo(b.transaction().at()));
    journal = Journal.in(folder.get());
  }

  Optional<Payment> find(String paymentKey) {
    return Optional.ofNullable(payments.get(paymentKey));
  }

  /** The payments that were begun for an order, oldest first. */
  List<Payment> ofOrder(String orderId) {
    return byOrder.getOrDefault(orderId, List.of());
  }

  /**
   * Transactions of a time, both ends to the second included, in the order in which they happened;
   * nothing if there is none of the key to start after.
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

  Optional<Reply> reply(IdempotencyKey key) {
    return Optional.ofNullable(replies.get(key)).map(Kept::reply);
  }

  void add(Payment payment) {
    payments.put(payment.paymentKey, payment);
    index(payment);
  }

  /** Notes the transactions that a change has brought. */
  void moved(Payment payment, int transactionsBefore) {
    payment.transactions.stream()
        .skip(transactionsBefore)
        .forEach(transaction -> movements.add(new Movement(payment, transaction)));
  }

  /** Writes down what has changed; {@link #sync} with the result waits for the disk. */
  long keep(@Nullable Payment changed, @Nullable Kept kept) {
    if (kept != null) {
      replies.put(kept.key(), kept);
    }
    boolean nothing = changed == null && kept == null;
    return journal == null || nothing ? 0 : journal.append(Json.write(new Line(changed, kept)));
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
      if (line.kept() != null) {
        replies.put(line.kept().key(), line.kept());
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the journal of payments is damaged", e);
    }
  }

  private void index(Payment payment) {
    byOrder.computeIfAbsent(payment.orderId, _ -> new ArrayList<>()).add(payment);
    moved(payment, 0);
  }
}
