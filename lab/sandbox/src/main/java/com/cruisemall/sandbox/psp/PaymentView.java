package com.cruisemall.sandbox.psp;

import com.cruisemall.sandbox.psp.Payment.Cancel;
import com.cruisemall.sandbox.psp.Payment.Method;
import com.cruisemall.sandbox.psp.Payment.Transaction;
import com.cruisemall.sandbox.psp.Payment.VirtualAccount;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON form of payments in Toss Payments' API version 2022-11-16. */
final class PaymentView {
  private static final String SHOP = "cruisemall";
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS").withZone(SEOUL);

  private PaymentView() {}

  static Map<String, @Nullable Object> payment(Payment payment, Instant now) {
    long supplied = Math.round(payment.balanceAmount / 1.1);
    Map<String, @Nullable Object> view = new LinkedHashMap<>();
    view.put("mId", SHOP);
    view.put("version", "2022-11-16");
    view.put("paymentKey", payment.paymentKey);
    view.put("orderId", payment.orderId);
    view.put("orderName", payment.orderName);
    view.put("status", payment.status.name());
    view.put("type", "NORMAL");
    view.put("method", payment.authenticatedAt == null ? null : payment.method.korean);
    view.put("currency", "KRW");
    view.put("country", "KR");
    view.put("totalAmount", payment.totalAmount);
    view.put("balanceAmount", payment.balanceAmount);
    view.put("suppliedAmount", supplied);
    view.put("vat", payment.balanceAmount - supplied);
    view.put("taxFreeAmount", 0);
    view.put("taxExemptionAmount", 0);
    view.put("requestedAt", time(payment.requestedAt));
    view.put("approvedAt", time(payment.approvedAt));
    view.put("useEscrow", false);
    view.put(
        "lastTransactionKey",
        payment.transactions.isEmpty() ? null : payment.transactions.getLast().transactionKey());
    view.put(
        "cancels",
        payment.cancels.isEmpty()
            ? null
            : payment.cancels.stream().map(PaymentView::cancel).toList());
    view.put("secret", payment.secret);
    view.put(
        "card", payment.method == Method.CARD && payment.approvedAt != null ? card(payment) : null);
    view.put("virtualAccount", account(payment, now));
    view.put(
        "receipt",
        payment.approvedAt == null
            ? null
            : Map.of("url", "/v1/sandbox/window/" + payment.paymentKey));
    view.put(
        "failure",
        payment.failure == null
            ? null
            : Map.of("code", payment.failure.name(), "message", payment.failure.message()));
    view.put("isPartialCancelable", true);
    return view;
  }

  static Map<String, @Nullable Object> transaction(Payment payment, Transaction transaction) {
    Map<String, @Nullable Object> view = new LinkedHashMap<>();
    view.put("mId", SHOP);
    view.put("transactionKey", transaction.transactionKey());
    view.put("paymentKey", payment.paymentKey);
    view.put("orderId", payment.orderId);
    view.put("currency", "KRW");
    view.put("method", payment.method.korean);
    view.put("customerKey", payment.customerKey);
    view.put("useEscrow", false);
    view.put("amount", transaction.amount());
    view.put("status", transaction.status().name());
    view.put("transactionAt", time(transaction.at()));
    return view;
  }

  /** Returns the webhook bodies of a change; a virtual account has a second one. */
  static List<String> webhooks(Payment payment, Instant now) {
    var bodies = new ArrayList<String>();
    Map<String, @Nullable Object> changed = new LinkedHashMap<>();
    changed.put("eventType", "PAYMENT_STATUS_CHANGED");
    changed.put("createdAt", LOCAL.format(now));
    changed.put("data", payment(payment, now));
    bodies.add(Json.write(changed));
    if (payment.virtualAccount != null && !payment.transactions.isEmpty()) {
      Map<String, @Nullable Object> deposit = new LinkedHashMap<>();
      deposit.put("createdAt", LOCAL.format(now));
      deposit.put("secret", payment.secret);
      deposit.put("status", payment.status.name());
      deposit.put("transactionKey", payment.transactions.getLast().transactionKey());
      deposit.put("orderId", payment.orderId);
      bodies.add(Json.write(deposit));
    }
    return bodies;
  }

  private static Map<String, @Nullable Object> cancel(Cancel cancel) {
    Map<String, @Nullable Object> view = new LinkedHashMap<>();
    view.put("transactionKey", cancel.transactionKey());
    view.put("cancelReason", cancel.cancelReason());
    view.put("cancelAmount", cancel.cancelAmount());
    view.put("refundableAmount", cancel.refundable());
    view.put("canceledAt", time(cancel.at()));
    view.put("taxFreeAmount", 0);
    view.put("taxExemptionAmount", 0);
    view.put("easyPayDiscountAmount", 0);
    view.put("cancelStatus", "DONE");
    view.put("receiptKey", null);
    return view;
  }

  private static Map<String, @Nullable Object> card(Payment payment) {
    Map<String, @Nullable Object> view = new LinkedHashMap<>();
    view.put("amount", payment.totalAmount);
    view.put("issuerCode", "11");
    view.put("acquirerCode", "11");
    view.put("number", "43301234****123*");
    view.put("installmentPlanMonths", 0);
    view.put("isInterestFree", false);
    view.put("interestPayer", null);
    view.put("approveNo", "00000000");
    view.put("useCardPoint", false);
    view.put("cardType", "신용");
    view.put("ownerType", "개인");
    view.put("acquireStatus", payment.balanceAmount == 0 ? "CANCELED" : "READY");
    return view;
  }

  private static @Nullable Map<String, @Nullable Object> account(Payment payment, Instant now) {
    @Nullable VirtualAccount account = payment.virtualAccount;
    if (account == null) {
      return null;
    }
    Map<String, @Nullable Object> view = new LinkedHashMap<>();
    view.put("accountType", "일반");
    view.put("accountNumber", account.accountNumber());
    view.put("bankCode", "20");
    view.put("customerName", account.customerName());
    view.put("dueDate", time(account.dueDate()));
    view.put("expired", payment.approvedAt == null && !payment.isDue(now));
    view.put("settlementStatus", "INCOMPLETED");
    view.put("refundStatus", payment.cancels.isEmpty() ? "NONE" : "COMPLETED");
    view.put("refundReceiveAccount", null);
    return view;
  }

  private static @Nullable String time(@Nullable Instant instant) {
    return instant == null
        ? null
        : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
            instant.atZone(SEOUL).truncatedTo(ChronoUnit.SECONDS).toOffsetDateTime());
  }
}
