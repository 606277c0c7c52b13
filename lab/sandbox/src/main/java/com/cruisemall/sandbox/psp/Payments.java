package com.cruisemall.sandbox.psp;

import com.cruisemall.sandbox.psp.Memory.Kept;
import com.cruisemall.sandbox.psp.Payment.Method;
import com.cruisemall.sandbox.psp.Payment.Status;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The provider's books: what may happen to a payment, once, and what is told of it. */
@Singleton
public class Payments {
  private static final long SMALLEST = 100;

  private final PspConfig config;
  private final Clock clock;
  private final Event<Changed> changed;
  private final Memory memory;
  private final Object lock = new Object();

  Payments(PspConfig config, Clock clock, Event<Changed> changed) {
    this.config = config;
    this.clock = clock;
    this.changed = changed;
    this.memory =
        new Memory(config.state(), clock.instant().minus(config.idempotencyKeyLifetime()));
  }

  /**
   * A payment has changed and it is on disk.
   *
   * @param webhooks the bodies by which the shop is told
   */
  public record Changed(String orderId, List<String> webhooks) {}

  /** What the shop asks to be taken back; the whole balance if no amount is named. */
  public record CancelOrder(Optional<Long> amount, String reason, boolean refundAccount) {}

  /** Begins a payment; the customer's window is open. */
  public Checkout open(Checkout.Request request) {
    Payment payment = new Payment();
    payment.paymentKey = Keys.payment();
    payment.orderId = request.orderId();
    payment.orderName = request.orderName();
    payment.customerKey = request.customerKey();
    payment.method = request.chosen().orElse(Method.CARD);
    payment.totalAmount = request.amount();
    payment.balanceAmount = request.amount();
    payment.secret = Keys.secret();
    payment.requestedAt = clock.instant();
    payment.successUrl = request.successUrl();
    payment.failUrl = request.failUrl();
    long position;
    synchronized (lock) {
      memory.add(payment);
      position = memory.keep(payment, null);
    }
    memory.sync(position);
    return Checkout.of(payment);
  }

  /** The payment window of a payment, whatever became of it. */
  public Optional<Checkout> checkout(String paymentKey) {
    synchronized (lock) {
      return memory
          .find(paymentKey)
          .map(payment -> {
            payment.expire(config, clock.instant());
            return Checkout.of(payment);
          });
    }
  }

  /**
   * The customer has agreed to pay.
   *
   * @param method how; as the page asked, if absent
   * @param refusal what the confirmation will be refused with, if it is to be
   */
  public Reply authenticate(
      String paymentKey, Optional<String> method, Optional<TossError> refusal) {
    return step(
        paymentKey,
        Optional.empty(),
        payment ->
            payment.authenticate(
                method.map(Method::valueOf).orElse(payment.method),
                refusal.orElse(null),
                clock.instant()));
  }

  /** The customer's card company said no in the window already. */
  public Reply reject(String paymentKey, TossError reason) {
    return step(
        paymentKey,
        Optional.empty(),
        payment -> {
          if (payment.status != Status.READY) {
            return Optional.of(TossError.ALREADY_PROCESSED_PAYMENT);
          }
          payment.abort(reason);
          return Optional.empty();
        });
  }

  /**
   * Takes the money of a payment that the customer has agreed to.
   *
   * @param refusal what to refuse it with, if it is to be
   */
  public Reply confirm(
      String paymentKey,
      String orderId,
      long amount,
      Optional<IdempotencyKey> once,
      Optional<TossError> refusal) {
    return step(
        paymentKey, once, payment -> confirmed(payment, orderId, amount, refusal.orElse(null)));
  }

  public Reply cancel(String paymentKey, CancelOrder order, Optional<IdempotencyKey> once) {
    return step(
        paymentKey,
        once,
        payment ->
            payment.cancel(order.amount(), order.reason(), order.refundAccount(), clock.instant()));
  }

  /** Somebody pays into the virtual account. */
  public Reply deposit(String paymentKey) {
    return step(paymentKey, Optional.empty(), payment -> payment.deposit(clock.instant()));
  }

  /** The bank takes a deposit back. */
  public Reply reverseDeposit(String paymentKey) {
    return step(paymentKey, Optional.empty(), payment -> payment.reverseDeposit(clock.instant()));
  }

  public Reply get(String paymentKey) {
    return step(paymentKey, Optional.empty(), _ -> Optional.empty());
  }

  /** The payment that money was taken by for an order; failing that, the last that was begun. */
  public Reply ofOrder(String orderId) {
    Optional<String> key;
    synchronized (lock) {
      List<Payment> candidates = memory.ofOrder(orderId);
      key =
          candidates.stream()
              .filter(Payment::occupiesOrder)
              .findFirst()
              .or(() -> candidates.isEmpty() ? Optional.empty() : Optional.of(candidates.getLast()))
              .map(payment -> payment.paymentKey);
    }
    return key.map(this::get).orElseGet(() -> Reply.of(TossError.NOT_FOUND_PAYMENT));
  }

  /**
   * The movements of money in a time, both ends included, in order.
   *
   * @param startingAfter the transaction key that the last page ended with
   */
  public Reply transactions(Instant from, Instant to, Optional<String> startingAfter, int limit) {
    synchronized (lock) {
      return memory
          .movements(from, to, startingAfter, limit)
          .map(page ->
              new Reply(
                  200,
                  Json.write(
                      page.stream()
                          .map(it -> PaymentView.transaction(it.payment(), it.transaction()))
                          .toList())))
          .orElseGet(() -> Reply.of(TossError.INVALID_TRANSACTION_KEY));
    }
  }

  /** The reply that an idempotency key got, if it is remembered. */
  public Optional<Reply> remembered(IdempotencyKey key) {
    synchronized (lock) {
      return memory.reply(key);
    }
  }

  /** Remembers a reply that no payment changed by. */
  public Reply remember(Optional<IdempotencyKey> once, Reply reply) {
    long position;
    synchronized (lock) {
      position = memory.keep(null, kept(once, reply));
    }
    memory.sync(position);
    return reply;
  }

  /** How many payments there are of each status, and the money in and out, in won. */
  public Map<String, Object> totals() {
    synchronized (lock) {
      return memory.totals();
    }
  }

  private Optional<TossError> confirmed(
      Payment payment, String orderId, long amount, @Nullable TossError refusal) {
    if (!payment.orderId.equals(orderId) || payment.totalAmount != amount) {
      return Optional.of(TossError.FORBIDDEN_REQUEST);
    }
    if (payment.status == Status.READY || payment.status == Status.EXPIRED) {
      return Optional.of(TossError.NOT_FOUND_PAYMENT_SESSION);
    }
    if (payment.status != Status.IN_PROGRESS) {
      return Optional.of(TossError.ALREADY_PROCESSED_PAYMENT);
    }
    if (memory.ofOrder(orderId).stream().anyMatch(Payment::occupiesOrder)) {
      return Optional.of(TossError.DUPLICATED_ORDER_ID);
    }
    if (amount < SMALLEST) {
      return Optional.of(TossError.BELOW_MINIMUM_AMOUNT);
    }
    @Nullable TossError reason = refusal == null ? payment.refusal : refusal;
    if (reason != null) {
      payment.abort(reason);
      return Optional.of(reason);
    }
    payment.approve(config.depositWithin(), clock.instant());
    return Optional.empty();
  }

  /** Takes one step, writes it down with its reply, and tells of it when it is on disk. */
  private Reply step(
      String paymentKey,
      Optional<IdempotencyKey> once,
      Function<Payment, Optional<TossError>> step) {
    Reply reply;
    long position;
    Optional<Changed> change = Optional.empty();
    synchronized (lock) {
      @Nullable Payment payment = memory.find(paymentKey).orElse(null);
      if (payment == null) {
        return Reply.of(TossError.NOT_FOUND_PAYMENT);
      }
      Instant now = clock.instant();
      int revision = payment.revision;
      int transactions = payment.transactions.size();
      payment.expire(config, now);
      reply =
          step.apply(payment)
              .map(Reply::of)
              .orElseGet(() -> new Reply(200, Json.write(PaymentView.payment(payment, now))));
      memory.moved(payment, transactions);
      boolean moved = payment.revision != revision;
      position = memory.keep(moved ? payment : null, kept(once, reply));
      if (moved && payment.status != Status.IN_PROGRESS) {
        change = Optional.of(new Changed(payment.orderId, PaymentView.webhooks(payment, now)));
      }
    }
    memory.sync(position);
    change.ifPresent(changed::fire);
    return reply;
  }

  private @Nullable Kept kept(Optional<IdempotencyKey> once, Reply reply) {
    return once.isPresent() && reply.isFinal()
        ? new Kept(once.get(), reply, clock.instant())
        : null;
  }
}
