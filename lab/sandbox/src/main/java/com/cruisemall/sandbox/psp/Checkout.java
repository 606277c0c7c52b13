package com.cruisemall.sandbox.psp;

import com.cruisemall.sandbox.psp.Payment.Method;
import java.util.Arrays;
import java.util.Optional;

/** Payment as shown in the payment window, with the amount in won. */
public record Checkout(
    String paymentKey,
    String orderId,
    String orderName,
    long amount,
    String status,
    String successUrl,
    String failUrl) {

  /**
   * Payment request of a shop page.
   *
   * @param method payment method by its Toss Payments name, such as {@code CARD}
   */
  public record Request(
      String orderId,
      String orderName,
      long amount,
      String method,
      String customerKey,
      String successUrl,
      String failUrl) {
    /** Returns true if order id, amount and method are valid. */
    public boolean isValid() {
      return orderId.matches("[A-Za-z0-9_=-]{6,64}") && amount > 0 && paymentMethod().isPresent();
    }

    Optional<Method> paymentMethod() {
      return Arrays.stream(Method.values()).filter(it -> it.name().equals(method)).findFirst();
    }
  }

  static Checkout of(Payment payment) {
    return new Checkout(
        payment.paymentKey,
        payment.orderId,
        payment.orderName,
        payment.totalAmount,
        payment.status.name(),
        payment.successUrl,
        payment.failUrl);
  }
}
