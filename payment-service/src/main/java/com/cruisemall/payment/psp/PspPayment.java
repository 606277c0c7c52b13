package com.cruisemall.payment.psp;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The members of the PSP's {@code Payment} object that the shop reads.
 *
 * @param approvedAt the time of the charge; null before it
 * @param balanceAmount the amount that is not refunded, in won
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record PspPayment(
    String paymentKey,
    String orderId,
    @JsonFormat(with = JsonFormat.Feature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
        Status status,
    @Nullable String method,
    long totalAmount,
    long balanceAmount,
    @Nullable OffsetDateTime approvedAt,
    @Nullable List<Cancel> cancels,
    @Nullable Receipt receipt,
    @Nullable Failure failure,
    @Nullable VirtualAccount virtualAccount) {
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

  /** State of a payment at the PSP. */
  public enum Status {
    /** Waits for the customer's authentication, for at most 30 minutes. */
    READY,
    /** Waits for the shop's confirmation, for at most 10 minutes. */
    IN_PROGRESS,
    WAITING_FOR_DEPOSIT,
    DONE,
    CANCELED,
    PARTIAL_CANCELED,
    ABORTED,
    EXPIRED,
    @JsonEnumDefaultValue
    UNKNOWN;

    /** Returns whether the state follows a charge, refunded or not. */
    public boolean charged() {
      return this == DONE || this == CANCELED || this == PARTIAL_CANCELED;
    }
  }

  /** A refund at the PSP. The transaction key is unique among all transactions. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Cancel(
      long cancelAmount,
      @Nullable String cancelReason,
      @Nullable OffsetDateTime canceledAt,
      @Nullable String transactionKey) {
    /** Returns the time of the refund, or the given one if the PSP did not state it. */
    public Instant timeOr(Instant other) {
      return canceledAt == null ? other : canceledAt.toInstant();
    }

    private Cancel withKey(String key) {
      return transactionKey == null
          ? new Cancel(cancelAmount, cancelReason, canceledAt, key)
          : this;
    }

    /** Returns whether the reason contains the id of the refund. */
    public boolean isFor(UUID refundId) {
      return cancelReason != null && cancelReason.contains(refundId.toString());
    }
  }

  /** Address of the customer's receipt. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Receipt(@Nullable String url) {}

  /** Cause of a failed payment. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Failure(@Nullable String code) {}

  /** Account for a deposit; {@code dueDate} is local to Seoul. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record VirtualAccount(@Nullable String dueDate) {}

  /** Returns whether the customer was charged. CANCELED alone does not prove it. */
  public boolean charged() {
    return status.charged() && approvedAt != null;
  }

  /** Returns whether the members are present without which a response says nothing. */
  @SuppressWarnings("RedundantNullCheck") // Jackson creates the record with nulls
  boolean isComplete() {
    return paymentKey != null && orderId != null && status != null;
  }

  /**
   * Returns all cancels, possibly none. One without a transaction key has its position as key, so
   * that it is recorded once.
   */
  public List<Cancel> allCancels() {
    List<Cancel> all = cancels == null ? List.of() : cancels;
    return IntStream.range(0, all.size())
        .mapToObj(n -> all.get(n).withKey(paymentKey + "-" + (n + 1)))
        .toList();
  }

  /** Returns whether the cancel of a refund is made, or nothing is left to cancel. */
  public boolean needsNoCancel(UUID refundId) {
    return balanceAmount == 0 || findCancel(refundId).isPresent();
  }

  /** Returns the cancel that was made for a refund. */
  public Optional<Cancel> findCancel(UUID refundId) {
    return allCancels().stream().filter(cancel -> cancel.isFor(refundId)).findFirst();
  }

  public Optional<Instant> approved() {
    return Optional.ofNullable(approvedAt).map(OffsetDateTime::toInstant);
  }

  public Optional<String> receiptUrl() {
    return Optional.ofNullable(receipt).map(Receipt::url);
  }

  /** Returns the PSP's failure code, or the status if there is none. */
  public String failureCode() {
    return Optional.ofNullable(failure).map(Failure::code).orElse(status.name());
  }

  /** Returns the deadline of a deposit, which the PSP writes with or without an offset. */
  public Optional<Instant> depositDue() {
    return Optional.ofNullable(virtualAccount)
        .map(VirtualAccount::dueDate)
        .map(due ->
            due.matches(".*([+-]\\d\\d:?\\d\\d|Z)$")
                ? OffsetDateTime.parse(due).toInstant()
                : LocalDateTime.parse(due).atZone(SEOUL).toInstant());
  }
}
