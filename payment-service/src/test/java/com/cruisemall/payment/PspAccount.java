package com.cruisemall.payment;

import com.cruisemall.payment.ScriptedPsp.Reply;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Payment of the scripted PSP. */
public final class PspAccount {
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final DateTimeFormatter OFFSET =
      DateTimeFormatter.ISO_OFFSET_DATE_TIME.withZone(SEOUL);
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(SEOUL);

  /**
   * Behaviour of the PSP for confirm and cancel requests.
   *
   * @param before runs before the request is processed
   * @param cutsConnection processes one request, then cuts the connection without a response
   * @param refusal refuses every request with this code
   * @param odd processes one request and sends this response instead of the right one
   * @param late processes that request only after the next one
   */
  public record Behaviour(
      @Nullable Runnable before,
      boolean cutsConnection,
      @Nullable String refusal,
      @Nullable OddResponse odd,
      boolean late) {
    public static final Behaviour NORMAL = new Behaviour(null, false, null, null, false);
    public static final Behaviour CUTS_AFTER_SUCCESS = new Behaviour(null, true, null, null, false);

    public static Behaviour refuses(String code) {
      return new Behaviour(null, false, code, null, false);
    }

    public static Behaviour waits(Runnable before) {
      return new Behaviour(before, false, null, null, false);
    }

    public static Behaviour answersOnce(OddResponse odd) {
      return new Behaviour(null, false, null, odd, false);
    }

    public static Behaviour answersBeforeProcessing(OddResponse odd) {
      return new Behaviour(null, false, null, odd, true);
    }
  }

  /** Response that does not show what the PSP did. */
  public record OddResponse(int status, String contentType, String body) {
    @Override
    public String toString() {
      return status + " " + body;
    }
  }

  private record Cancel(long amount, String reason, Instant at, String key) {}

  /** A transaction in the PSP's list; {@code at} in the format in which Toss compares it. */
  record Line(String key, String at, String json) {}

  private final String paymentKey = "pay_" + UUID.randomUUID().toString().replace("-", "");
  private final String orderId;
  private final long amount;
  private final AtomicInteger confirms = new AtomicInteger();
  private final List<String> requestKeys = new ArrayList<>();
  private final List<Cancel> cancels = new ArrayList<>();
  private final Queue<Runnable> late = new ConcurrentLinkedQueue<>();
  private volatile Behaviour behaviour = Behaviour.NORMAL;
  private String status = "IN_PROGRESS";
  private int charges;
  private @Nullable Instant approvedAt;

  PspAccount(String orderId, long amount) {
    this.orderId = orderId;
    this.amount = amount;
  }

  public String key() {
    return paymentKey;
  }

  public String orderId() {
    return orderId;
  }

  public synchronized int charges() {
    return charges;
  }

  /** Returns the number of confirm requests. */
  public int confirms() {
    return confirms.get();
  }

  /** Returns the idempotency keys of all requests, in order. */
  public synchronized List<String> requestKeys() {
    return List.copyOf(requestKeys);
  }

  public synchronized int cancelCount() {
    return cancels.size();
  }

  public synchronized long balance() {
    return charges * amount - cancels.stream().mapToLong(Cancel::amount).sum();
  }

  public PspAccount behave(Behaviour next) {
    behaviour = next;
    return this;
  }

  Behaviour behaviour() {
    return behaviour;
  }

  void processLater(Runnable work) {
    late.add(work);
  }

  void processLateRequests() {
    for (Runnable work = late.poll(); work != null; work = late.poll()) {
      work.run();
    }
  }

  synchronized void recordRequest(String action, String requestKey) {
    requestKeys.add(requestKey);
    if (action.equals("confirm")) {
      confirms.incrementAndGet();
    }
  }

  /** Switches to bank transfer: the confirm request returns an account for the deposit. */
  public synchronized PspAccount byTransfer() {
    status = "BY_TRANSFER";
    return this;
  }

  /** Receives the customer's deposit. */
  public synchronized void deposited() {
    charge();
  }

  /** Expires the session or the deposit. */
  public synchronized void expire() {
    status = "EXPIRED";
  }

  synchronized Reply confirm(String order, long won) {
    String refusal = behaviour.refusal();
    if (refusal != null) {
      status = refusal.equals("PROVIDER_ERROR") ? status : "ABORTED";
      return Reply.error(refusal.equals("PROVIDER_ERROR") ? 400 : 403, refusal);
    }
    if (!order.equals(orderId) || won != amount) {
      return Reply.error(400, "INVALID_REQUEST");
    }
    switch (status) {
      case "IN_PROGRESS" -> charge();
      case "BY_TRANSFER" -> status = "WAITING_FOR_DEPOSIT";
      case "EXPIRED" -> {
        return Reply.error(404, "NOT_FOUND_PAYMENT_SESSION");
      }
      default -> {
        return Reply.error(400, "ALREADY_PROCESSED_PAYMENT");
      }
    }
    return new Reply(200, json());
  }

  /** Refunds an amount, for the shop or for a user of the PSP. */
  public synchronized Reply cancel(long won, String reason) {
    return cancel(won, balance(), reason);
  }

  /** Refunds an amount if the caller has seen the current balance. */
  synchronized Reply cancel(long won, long seenBalance, String reason) {
    if (balance() == 0) {
      return Reply.error(400, "ALREADY_CANCELED_PAYMENT");
    }
    if (seenBalance != balance()) {
      return Reply.error(400, "NOT_MATCHES_REFUNDABLE_AMOUNT");
    }
    if (behaviour.refusal() != null) {
      return Reply.error(403, behaviour.refusal());
    }
    if (won <= 0 || won > balance()) {
      return Reply.error(403, "NOT_CANCELABLE_AMOUNT");
    }
    cancels.add(new Cancel(won, reason, now(), "txrd_" + UUID.randomUUID()));
    status = balance() == 0 ? "CANCELED" : "PARTIAL_CANCELED";
    return new Reply(200, json());
  }

  synchronized Reply lookup() {
    return new Reply(200, json());
  }

  synchronized List<Line> transactions() {
    List<Line> lines = new ArrayList<>();
    if (approvedAt != null) {
      lines.add(line("txrd_" + paymentKey, "DONE", amount, approvedAt));
    }
    for (Cancel cancel : cancels) {
      lines.add(line(cancel.key(), "CANCELED", -cancel.amount(), cancel.at()));
    }
    return lines;
  }

  private void charge() {
    charges++;
    status = "DONE";
    approvedAt = now();
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS);
  }

  private Line line(String key, String as, long won, Instant at) {
    return new Line(
        key,
        LOCAL.format(at),
        """
        {"mId":"tosspayments","transactionKey":"%s","paymentKey":"%s","orderId":"%s",
         "method":"카드","status":"%s","transactionAt":"%s","currency":"KRW","amount":%d}
        """
            .formatted(key, paymentKey, orderId, as, OFFSET.format(at), won));
  }

  private String json() {
    String cancelled =
        cancels.stream()
            .map(cancel ->
                """
                {"cancelAmount":%d,"cancelReason":"%s","canceledAt":"%s","transactionKey":"%s",
                 "refundableAmount":%d,"cancelStatus":"DONE"}
                """
                    .formatted(
                        cancel.amount(),
                        cancel.reason(),
                        OFFSET.format(cancel.at()),
                        cancel.key(),
                        balance()))
            .reduce((one, other) -> one + "," + other)
            .map(all -> "[" + all + "]")
            .orElse("null");
    Instant approved = approvedAt;
    return """
    {"version":"2022-11-16","paymentKey":"%s","orderId":"%s","orderName":"크루즈","status":"%s",
     "method":"카드","currency":"KRW","totalAmount":%d,"balanceAmount":%d,
     "requestedAt":"2026-01-01T00:00:00+09:00","approvedAt":%s,"cancels":%s,
     "receipt":{"url":"https://receipt.test/%s"},"failure":null,"isPartialCancelable":true}
    """
        .formatted(
            paymentKey,
            orderId,
            status.equals("BY_TRANSFER") ? "IN_PROGRESS" : status,
            amount,
            charges == 0 ? amount : balance(),
            approved == null ? "null" : "\"" + OFFSET.format(approved) + "\"",
            cancelled,
            paymentKey);
  }
}
