package com.cruisemall.auth.profile;

import com.cruisemall.kit.transactions.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;

/**
 * Adds the trip of a paid order and removes it after a full refund. Events may arrive repeatedly
 * and in any order: a refund that arrives first prevents the trip.
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
      if (repository.claimOrder(order.orderId()) || repository.exists(order.orderId())) {
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
      repository.recordRefund(refund.orderId(), refund.refundedAt());
      repository.remove(refund.orderId());
    });
  }
}
