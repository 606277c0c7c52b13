package com.cruisemall.sandbox.psp;

import com.cruisemall.sandbox.psp.Payment.Method;
import com.cruisemall.sandbox.psp.Payment.Status;
import com.cruisemall.sandbox.psp.PaymentStore.StoredResponse;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Payment operations of the PSP: state changes, idempotent responses and webhook events. */
@Singleton
public class Payments {
  private static final long MIN_AMOUNT = 100;

  private final PspConfig config;
  private final Clock clock;
  private final Event<Changed> changed;
  private final PaymentKeys keys;
  private final PaymentStore store;
  private final Object lock = new Object();

  Payments(PspConfig config, Clock clock, PaymentKeys keys, Event<Changed> changed) {
    this.config = config;
    this.clock = clock;
    this.keys = keys;
    this.changed = changed;
    this.store =
        new PaymentStore(config.state(), clock.instant().minus(config.idempotencyKeyLifetime()));
  }

  /**
   * Event: a payment has changed and the change is on disk.
   *
   * @param webhooks webhook bodies to send
   */
  public record Changed(String orderId, List<String> webhooks) {}

  /**
   * Cancellation; without an amount it cancels the whole balance.
   *
   * @param refundableAmount balance that the caller has read; another balance refuses the request
   */
  public record CancelRequest(
      Optional<Long> amount,
      Optional<Long> refundableAmount,
      String reason,
      boolean refundAccount) {}

  /** Creates a payment in state READY. */
  public Checkout open(Checkout.Request request) {
    Payment payment = new Payment();
    payment.paymentKey = keys.payment();
    payment.orderId = request.orderId();
    payment.orderName = request.orderName();
    payment.customerKey = request.customerKey();
    payment.method = request.paymentMethod().orElse(Method.CARD);
    payment.totalAmount = request.amount();
    payment.balanceAmount = request.amount();
    payment.secret = keys.secret();
    payment.requestedAt = clock.instant();
    payment.successUrl = request.successUrl();
    payment.failUrl = request.failUrl();
    long position;
    synchronized (lock) {
      store.add(payment);
      position = store.append(payment, null);
    }
    store.sync(position);
    return Checkout.of(payment);
  }

  /** Returns the payment window of a payment in any state. */
  public Optional<Checkout> checkout(String paymentKey) {
    synchronized (lock) {
      return store
          .find(paymentKey)
          .map(payment -> {
            payment.expire(config, clock.instant());
            return Checkout.of(payment);
          });
    }
  }

  /**
   * Authenticates the customer.
   *
   * @param method payment method; as requested by the page if absent
   * @param refusal error of the later confirmation, if it should fail
   */
  public TossResponse authenticate(
      String paymentKey, Optional<String> method, Optional<TossError> refusal) {
    return apply(
        paymentKey,
        Optional.empty(),
        payment ->
            payment.authenticate(
                method.map(Method::valueOf).orElse(payment.method),
                refusal.orElse(null),
                clock.instant()));
  }

  /** Aborts a payment because the card issuer declined it in the window. */
  public TossResponse reject(String paymentKey, TossError reason) {
    return apply(
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
   * Confirms and charges an authenticated payment.
   *
   * @param refusal error to respond with, if the confirmation should fail
   */
  public TossResponse confirm(
      String paymentKey,
      String orderId,
      long amount,
      Optional<IdempotencyKey> key,
      Optional<TossError> refusal) {
    return apply(
        paymentKey, key, payment -> confirm(payment, orderId, amount, refusal.orElse(null)));
  }

  public TossResponse cancel(
      String paymentKey, CancelRequest request, Optional<IdempotencyKey> key) {
    return apply(paymentKey, key, payment -> payment.cancel(request, keys, clock.instant()));
  }

  /** Deposits into the virtual account. */
  public TossResponse deposit(String paymentKey) {
    return apply(paymentKey, Optional.empty(), payment -> payment.deposit(keys, clock.instant()));
  }

  /** Reverses a deposit. */
  public TossResponse reverseDeposit(String paymentKey) {
    return apply(
        paymentKey, Optional.empty(), payment -> payment.reverseDeposit(keys, clock.instant()));
  }

  public TossResponse get(String paymentKey) {
    return apply(paymentKey, Optional.empty(), _ -> Optional.empty());
  }

  /** Returns the paid payment of an order, or else its latest payment. */
  public TossResponse ofOrder(String orderId) {
    Optional<String> key;
    synchronized (lock) {
      List<Payment> candidates = store.ofOrder(orderId);
      key =
          candidates.stream()
              .filter(Payment::occupiesOrder)
              .findFirst()
              .or(() -> candidates.isEmpty() ? Optional.empty() : Optional.of(candidates.getLast()))
              .map(payment -> payment.paymentKey);
    }
    return key.map(this::get).orElseGet(() -> TossResponse.of(TossError.NOT_FOUND_PAYMENT));
  }

  /**
   * Returns the transactions of a time range in chronological order, both ends inclusive.
   *
   * @param startingAfter last transaction key of the previous page
   */
  public TossResponse transactions(
      Instant from, Instant to, Optional<String> startingAfter, int limit) {
    synchronized (lock) {
      return store
          .movements(from, to, startingAfter, limit)
          .map(page ->
              new TossResponse(
                  200,
                  Json.write(
                      page.stream()
                          .map(it -> PaymentView.transaction(it.payment(), it.transaction()))
                          .toList())))
          .orElseGet(() -> TossResponse.of(TossError.INVALID_TRANSACTION_KEY));
    }
  }

  /** Returns the stored response of an idempotency key. */
  public Optional<TossResponse> storedResponse(IdempotencyKey key) {
    synchronized (lock) {
      return store.response(key);
    }
  }

  /** Stores a response that changed no payment. */
  public TossResponse storeResponse(Optional<IdempotencyKey> key, TossResponse response) {
    long position;
    synchronized (lock) {
      position = store.append(null, stored(key, response));
    }
    store.sync(position);
    return response;
  }

  /** Returns the number of payments by status, and the won charged and returned. */
  public Map<String, Object> totals() {
    synchronized (lock) {
      return store.totals();
    }
  }

  private Optional<TossError> confirm(
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
    if (store.ofOrder(orderId).stream().anyMatch(Payment::occupiesOrder)) {
      return Optional.of(TossError.DUPLICATED_ORDER_ID);
    }
    if (amount < MIN_AMOUNT) {
      return Optional.of(TossError.BELOW_MINIMUM_AMOUNT);
    }
    @Nullable TossError reason = refusal == null ? payment.refusal : refusal;
    if (reason != null) {
      payment.abort(reason);
      return Optional.of(reason);
    }
    payment.approve(config.depositTimeout(), keys, clock.instant());
    return Optional.empty();
  }

  /** Applies one change, journals it with its response, and fires the event once it is on disk. */
  private TossResponse apply(
      String paymentKey,
      Optional<IdempotencyKey> key,
      Function<Payment, Optional<TossError>> change) {
    TossResponse response;
    long position;
    Optional<Changed> event = Optional.empty();
    synchronized (lock) {
      @Nullable Payment payment = store.find(paymentKey).orElse(null);
      if (payment == null) {
        return TossResponse.of(TossError.NOT_FOUND_PAYMENT);
      }
      Instant now = clock.instant();
      int revision = payment.revision;
      int transactions = payment.transactions.size();
      payment.expire(config, now);
      response =
          change
              .apply(payment)
              .map(TossResponse::of)
              .orElseGet(
                  () -> new TossResponse(200, Json.write(PaymentView.payment(payment, now))));
      store.addMovements(payment, transactions);
      boolean moved = payment.revision != revision;
      position = store.append(moved ? payment : null, stored(key, response));
      if (moved && payment.status != Status.IN_PROGRESS) {
        event = Optional.of(new Changed(payment.orderId, PaymentView.webhooks(payment, now)));
      }
    }
    store.sync(position);
    event.ifPresent(changed::fire);
    return response;
  }

  private @Nullable StoredResponse stored(Optional<IdempotencyKey> key, TossResponse response) {
    return key.isPresent() && response.isReplayable()
        ? new StoredResponse(key.get(), response, clock.instant())
        : null;
  }
}
