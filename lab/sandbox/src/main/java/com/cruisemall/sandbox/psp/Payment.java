package com.cruisemall.sandbox.psp;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Payment with its transactions. Not thread-safe; {@link Payments} synchronizes access.
 *
 * <pre>
 * READY → IN_PROGRESS → DONE → PARTIAL_CANCELED → CANCELED
 *   ↓         ↓   ↓ ↖ ABORTED        ↑
 * EXPIRED ←───┘   WAITING_FOR_DEPOSIT ⇄ DONE
 * </pre>
 */
final class Payment {
  String paymentKey = "";
  String orderId = "";
  String orderName = "";
  String customerKey = "";
  Method method = Method.CARD;
  long totalAmount;
  long balanceAmount;
  Status status = Status.READY;
  String secret = "";
  Instant requestedAt = Instant.EPOCH;
  @Nullable Instant authenticatedAt;
  @Nullable Instant approvedAt;
  @Nullable VirtualAccount virtualAccount;
  @Nullable TossError failure;

  /** Error of the later confirmation, chosen in the payment window. */
  @Nullable TossError refusal;

  String successUrl = "";
  String failUrl = "";
  List<Transaction> transactions = new ArrayList<>();
  List<Cancel> cancels = new ArrayList<>();

  /** Number of state changes. */
  int revision;

  enum Status {
    READY,
    IN_PROGRESS,
    WAITING_FOR_DEPOSIT,
    DONE,
    CANCELED,
    PARTIAL_CANCELED,
    ABORTED,
    EXPIRED
  }

  enum Method {
    CARD("카드"),
    VIRTUAL_ACCOUNT("가상계좌"),
    TRANSFER("계좌이체");

    final String korean;

    Method(String korean) {
      this.korean = korean;
    }
  }

  /** Virtual account that waits for a deposit. */
  record VirtualAccount(String accountNumber, String customerName, Instant dueDate) {}

  /** Movement of money; negative for refunds and reversals. */
  record Transaction(String transactionKey, Status status, long amount, Instant at) {}

  record Cancel(
      String transactionKey, long cancelAmount, String cancelReason, long refundable, Instant at) {}

  /** Records that the customer has authenticated with a payment method. */
  Optional<TossError> authenticate(Method chosen, @Nullable TossError laterRefusal, Instant now) {
    if (status != Status.READY) {
      return Optional.of(TossError.ALREADY_PROCESSED_PAYMENT);
    }
    method = chosen;
    refusal = laterRefusal;
    authenticatedAt = now;
    transitionTo(Status.IN_PROGRESS);
    return Optional.empty();
  }

  /** Charges the payment, or opens its virtual account. */
  void approve(Duration depositTimeout, PaymentKeys keys, Instant now) {
    if (method == Method.VIRTUAL_ACCOUNT) {
      virtualAccount = new VirtualAccount(keys.digits(14), "구매자", now.plus(depositTimeout));
      transitionTo(Status.WAITING_FOR_DEPOSIT);
    } else {
      receive(keys, now);
    }
  }

  /** Ends the payment without a charge. */
  void abort(TossError reason) {
    failure = reason;
    transitionTo(Status.ABORTED);
  }

  Optional<TossError> deposit(PaymentKeys keys, Instant now) {
    if (status != Status.WAITING_FOR_DEPOSIT || !isDue(now)) {
      return Optional.of(TossError.INVALID_REQUEST);
    }
    receive(keys, now);
    return Optional.empty();
  }

  /** Reverses a deposit of the bank; the virtual account waits again. */
  Optional<TossError> reverseDeposit(PaymentKeys keys, Instant now) {
    if (status != Status.DONE || method != Method.VIRTUAL_ACCOUNT) {
      return Optional.of(TossError.INVALID_REQUEST);
    }
    approvedAt = null;
    transitionTo(Status.WAITING_FOR_DEPOSIT);
    transactions.add(new Transaction(keys.transaction(), status, -totalAmount, now));
    return Optional.empty();
  }

  Optional<TossError> cancel(Payments.CancelRequest request, PaymentKeys keys, Instant now) {
    long amount = request.amount().orElse(balanceAmount);
    Optional<TossError> refused = cancelRefusal(amount, request);
    if (refused.isEmpty()) {
      boolean paid = status != Status.WAITING_FOR_DEPOSIT;
      balanceAmount -= amount;
      transitionTo(balanceAmount == 0 ? Status.CANCELED : Status.PARTIAL_CANCELED);
      var transaction = new Transaction(keys.transaction(), status, paid ? -amount : 0, now);
      transactions.add(transaction);
      cancels.add(
          new Cancel(transaction.transactionKey(), amount, request.reason(), balanceAmount, now));
    }
    return refused;
  }

  private Optional<TossError> cancelRefusal(long amount, Payments.CancelRequest request) {
    boolean hasSeenAnotherBalance =
        request.refundableAmount().filter(seen -> seen != balanceAmount).isPresent();
    if (hasSeenAnotherBalance && balanceAmount > 0) {
      return Optional.of(TossError.NOT_MATCHES_REFUNDABLE_AMOUNT);
    }
    return switch (status) {
      case CANCELED -> Optional.of(TossError.ALREADY_CANCELED_PAYMENT);
      case READY, IN_PROGRESS, ABORTED, EXPIRED -> Optional.of(TossError.NOT_CANCELABLE_PAYMENT);
      case WAITING_FOR_DEPOSIT ->
          Optional.of(TossError.NOT_CANCELABLE_AMOUNT).filter(_ -> amount != balanceAmount);
      case DONE, PARTIAL_CANCELED -> {
        if (amount <= 0 || amount > balanceAmount) {
          yield Optional.of(TossError.NOT_CANCELABLE_AMOUNT);
        }
        yield Optional.of(TossError.INVALID_REFUND_ACCOUNT_INFO)
            .filter(_ -> method == Method.VIRTUAL_ACCOUNT && !request.refundAccount());
      }
    };
  }

  /** Expires a payment whose authentication or confirmation timed out. */
  void expire(PspConfig config, Instant now) {
    @Nullable Instant authenticated = authenticatedAt;
    boolean expired =
        switch (status) {
          case READY -> !now.isBefore(requestedAt.plus(config.authenticationTimeout()));
          case IN_PROGRESS ->
              authenticated != null
                  && !now.isBefore(authenticated.plus(config.confirmationTimeout()));
          default -> false;
        };
    if (expired) {
      transitionTo(Status.EXPIRED);
    }
  }

  /** Returns true if the order is paid or waits for a deposit. */
  boolean occupiesOrder() {
    return switch (status) {
      case DONE, PARTIAL_CANCELED, CANCELED, WAITING_FOR_DEPOSIT -> true;
      case READY, IN_PROGRESS, ABORTED, EXPIRED -> false;
    };
  }

  boolean isDue(Instant now) {
    return virtualAccount != null && now.isBefore(virtualAccount.dueDate());
  }

  private void receive(PaymentKeys keys, Instant now) {
    approvedAt = now;
    transitionTo(Status.DONE);
    transactions.add(new Transaction(keys.transaction(), status, totalAmount, now));
  }

  private void transitionTo(Status next) {
    status = next;
    revision++;
  }
}
