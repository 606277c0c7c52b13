package com.cruisemall.payment;

import com.cruisemall.payment.ScriptedPsp.Reply;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One payment in the books of the scripted PSP. */
public final class PspAccount {
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final DateTimeFormatter OFFSET =
      DateTimeFormatter.ISO_OFFSET_DATE_TIME.withZone(SEOUL);
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(SEOUL);

  /**
   * How it behaves when money is to move.
   *
   * @param before runs when it is asked, before it does anything
   * @param breaks does what was asked, then breaks the connection without an answer, once
   * @param refusal refuses every confirm with this code
   */
  public record Conduct(@Nullable Runnable before, boolean breaks, @Nullable String refusal) {
    public static final Conduct WELL = new Conduct(null, false, null);
    public static final Conduct BREAKS_AFTER_SUCCESS = new Conduct(null, true, null);

    public static Conduct refuses(String code) {
      return new Conduct(null, false, code);
    }

    public static Conduct waits(Runnable before) {
      return new Conduct(before, false, null);
    }
  }

  private record Cancel(long amount, String reason, Instant at, String key) {}

  /** A line of the PSP's list; {@code at} as Toss compares it. */
  record Line(String key, String at, String json) {}

  private final String paymentKey = "pay_" + UUID.randomUUID().toString().replace("-", "");
  private final String orderId;
  private final long amount;
  private final AtomicInteger confirms = new AtomicInteger();
  private final List<String> requestKeys = new ArrayList<>();
  private final List<Cancel> cancels = new ArrayList<>();
  private volatile Conduct conduct = Conduct.WELL;
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

  /** How often a confirm has arrived. */
  public int confirms() {
    return confirms.get();
  }

  /** The idempotency keys of everything that was asked for, in order. */
  public synchronized List<String> requestKeys() {
    return List.copyOf(requestKeys);
  }

  public synchronized int cancelCount() {
    return cancels.size();
  }

  public synchronized long balance() {
    return charges * amount - cancels.stream().mapToLong(Cancel::amount).sum();
  }

  public PspAccount behave(Conduct next) {
    conduct = next;
    return this;
  }

  Conduct conduct() {
    return conduct;
  }

  synchronized void called(String action, String requestKey) {
    requestKeys.add(requestKey);
    if (action.equals("confirm")) {
      confirms.incrementAndGet();
    }
  }

  /** The customer chose to pay by bank transfer: a confirm gives an account to pay to. */
  public synchronized PspAccount byTransfer() {
    status = "BY_TRANSFER";
    return this;
  }

  /** The customer's deposit arrived. */
  public synchronized void deposited() {
    charge();
  }

  /** The time to confirm, or to pay into the account, is over. */
  public synchronized void expire() {
    status = "EXPIRED";
  }

  synchronized Reply confirm(String order, long won) {
    String refusal = conduct.refusal();
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

  /** Somebody pays back at the PSP, or the shop asks for it. */
  public synchronized Reply cancel(long won, String reason) {
    if (balance() == 0) {
      return Reply.error(400, "ALREADY_CANCELED_PAYMENT");
    }
    if (conduct.refusal() != null) {
      return Reply.error(403, conduct.refusal());
    }
    if (won <= 0 || won > balance()) {
      return Reply.error(403, "NOT_CANCELABLE_AMOUNT");
    }
    cancels.add(new Cancel(won, reason, now(), "txrd_" + UUID.randomUUID()));
    status = balance() == 0 ? "CANCELED" : "PARTIAL_CANCELED";
    return new Reply(200, json());
  }

  synchronized Reply whenAskedFor() {
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
