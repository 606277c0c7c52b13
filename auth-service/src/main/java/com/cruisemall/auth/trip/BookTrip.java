package com.cruisemall.auth.trip;

import com.cruisemall.kit.transactions.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;

/**
 * Makes a trip of a paid order and takes it away when all of the money went back. Each event may
 * come more than once and in any order: a refund that comes first leaves no trip behind.
 */
@ApplicationScoped
class BookTrip {
  private final TripRepository repository;
  private final Transactions transactions;

  BookTrip(TripRepository repository, Transactions transactions) {
    this.repository = repository;
    this.transactions = transactions;
  }

  void paid(OrderPaid order) {
    transactions.run(() -> {
      if (repository.takeRefunded(order.orderId()) || repository.exists(order.orderId())) {
        return;
      }
      LocalDate bookedOn = LocalDate.ofInstant(order.paidAt(), Korea.ZONE);
      boolean added = false;
      while (!added) {
        added = repository.add(order, repository.nextCode(bookedOn));
      }
    });
  }

  void refunded(OrderRefunded refund) {
    if (!refund.full()) {
      return;
    }
    transactions.run(() -> {
      repository.noteRefund(refund.orderId(), refund.refundedAt());
      repository.remove(refund.orderId());
    });
  }
}
