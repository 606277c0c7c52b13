package com.cruisemall.sandbox.psp;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One payment and all that happened to it; {@link Payments} guards it.
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

  /** What the confirmation will be refused with, decided in the payment window. */
  @Nullable TossError refusal;

  String successUrl = "";
  String failUrl = "";
  List<Transaction> transactions = new ArrayList<>();
  List<Cancel> cancels = new ArrayList<>();

  /** Counts the changes. */
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

  /** An account that money is to be paid into. */
  record VirtualAccount(String accountNumber, String customerName, Instant dueDate) {}

  /** A movement of money; negative when it goes back. */
  record Transaction(String transactionKey, Status status, long amount, Instant at) {}

  record Cancel(
      String transactionKey, long cancelAmount, String cancelReason, long refundable, Instant at) {}

  /** The customer has chosen how to pay and proved to be who may. */
  Optional<TossError> authenticate(Method chosen, @Nullable TossError refuse, Instant now) {
    if (status != Status.READY) {
      return Optional.of(TossError.ALREADY_PROCESSED_PAYMENT);
    }
    method = chosen;
    refusal = refuse;
    authenticatedAt = now;
    enter(Status.IN_PROGRESS);
    return Optional.empty();
  }

  /** Takes the money, or opens the account that it is to be paid into. */
  void approve(Duration depositWithin, Instant now) {
    if (method == Method.VIRTUAL_ACCOUNT) {
      virtualAccount = new VirtualAccount(Keys.digits(14), "구매자", now.plus(depositWithin));
      enter(Status.WAITING_FOR_DEPOSIT);
    } else {
      receive(now);
    }
  }

  /** Ends the payment without money. */
  void abort(TossError reason) {
    failure = reason;
    enter(Status.ABORTED);
  }

  Optional<TossError> deposit(Instant now) {
    if (status != Status.WAITING_FOR_DEPOSIT || !isDue(now)) {
      return Optional.of(TossError.INVALID_REQUEST);
    }
    receive(now);
    return Optional.empty();
  }

  /** The bank found that a deposit was a mistake: the account waits again. */
  Optional<TossError> reverseDeposit(Instant now) {
    if (status != Status.DONE || method != Method.VIRTUAL_ACCOUNT) {
      return Optional.of(TossError.INVALID_REQUEST);
    }
    approvedAt = null;
    enter(Status.WAITING_FOR_DEPOSIT);
    transactions.add(new Transaction(Keys.transaction(), status, -totalAmount, now));
    return Optional.empty();
  }

  Optional<TossError> cancel(Optional<Long> wanted, String reason, boolean account, Instant now) {
    long amount = wanted.orElse(balanceAmount);
    Optional<TossError> refused = refusesCancel(amount, account);
    if (refused.isEmpty()) {
      boolean paid = status != Status.WAITING_FOR_DEPOSIT;
      balanceAmount -= amount;
      enter(balanceAmount == 0 ? Status.CANCELED : Status.PARTIAL_CANCELED);
      var transaction = new Transaction(Keys.transaction(), status, paid ? -amount : 0, now);
      transactions.add(transaction);
      cancels.add(new Cancel(transaction.transactionKey(), amount, reason, balanceAmount, now));
    }
    return refused;
  }

  private Optional<TossError> refusesCancel(long amount, boolean account) {
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
            .filter(_ -> method == Method.VIRTUAL_ACCOUNT && !account);
      }
    };
  }

  /** Ends a payment that the customer or the shop left lying. */
  void expire(PspConfig limits, Instant now) {
    @Nullable Instant authenticated = authenticatedAt;
    boolean over =
        switch (status) {
          case READY -> !now.isBefore(requestedAt.plus(limits.authenticateWithin()));
          case IN_PROGRESS ->
              authenticated != null && !now.isBefore(authenticated.plus(limits.confirmWithin()));
          default -> false;
        };
    if (over) {
      enter(Status.EXPIRED);
    }
  }

  /** Whether money was taken or is waited for under this order. */
  boolean occupiesOrder() {
    return switch (status) {
      case DONE, PARTIAL_CANCELED, CANCELED, WAITING_FOR_DEPOSIT -> true;
      case READY, IN_PROGRESS, ABORTED, EXPIRED -> false;
    };
  }

  boolean isDue(Instant now) {
    return virtualAccount != null && now.isBefore(virtualAccount.dueDate());
  }

  private void receive(Instant now) {
    approvedAt = now;
    enter(Status.DONE);
    transactions.add(new Transaction(Keys.transaction(), status, totalAmount, now));
  }

  private void enter(Status next) {
    status = next;
    revision++;
  }
}
