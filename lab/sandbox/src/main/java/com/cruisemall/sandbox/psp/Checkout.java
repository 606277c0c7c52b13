package com.cruisemall.sandbox.psp;

import com.cruisemall.sandbox.psp.Payment.Method;
import java.util.Arrays;
import java.util.Optional;

/** A payment as its payment window shows it; the amount in won. */
public record Checkout(
    String paymentKey,
    String orderId,
    String orderName,
    long amount,
    String status,
    String successUrl,
    String failUrl) {

  /**
   * A payment as a shop's page asks for it.
   *
   * @param method how to pay, by Toss Payments' name, like {@code CARD}
   */
  public record Request(
      String orderId,
      String orderName,
      long amount,
      String method,
      String customerKey,
      String successUrl,
      String failUrl) {
    /** Whether it has the form that is asked for. */
    public boolean valid() {
      return orderId.matches("[A-Za-z0-9_=-]{6,64}") && amount > 0 && chosen().isPresent();
    }

    Optional<Method> chosen() {
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
