package com.cruisemall.payment.psp;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What we read of the PSP's {@code Payment} object.
 *
 * @param approvedAt when the money came in; null before that
 * @param balanceAmount what has not been paid back
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record PspPayment(
    String paymentKey,
    String orderId,
    @JsonFormat(with = JsonFormat.Feature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
        PspStatus status,
    @Nullable String method,
    long totalAmount,
    long balanceAmount,
    @Nullable OffsetDateTime approvedAt,
    @Nullable List<Cancel> cancels,
    @Nullable Receipt receipt,
    @Nullable Failure failure,
    @Nullable VirtualAccount virtualAccount) {
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

  /** Money paid back; the transaction key is unique among all transactions. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Cancel(
      long cancelAmount,
      @Nullable String cancelReason,
      OffsetDateTime canceledAt,
      String transactionKey) {
    /** Whether the cancel was made for a purpose, which its reason names. */
    public boolean names(String purpose) {
      return cancelReason != null && cancelReason.contains(purpose);
    }
  }

  /** Where the customer sees the receipt. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Receipt(@Nullable String url) {}

  /** Why it failed. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Failure(@Nullable String code) {}

  /** Where to pay to; {@code dueDate} is local to Seoul. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record VirtualAccount(@Nullable String dueDate) {}

  /** Whether money has ever come in: an account cancelled before any deposit has no such time. */
  public boolean charged() {
    return status.charged() && approvedAt != null;
  }

  /** All cancels, none if there were none. */
  public List<Cancel> allCancels() {
    return cancels == null ? List.of() : cancels;
  }

  public Optional<Instant> approved() {
    return Optional.ofNullable(approvedAt).map(OffsetDateTime::toInstant);
  }

  public Optional<String> receiptUrl() {
    return Optional.ofNullable(receipt).map(Receipt::url);
  }

  /** The PSP's code for the failure, or the status itself. */
  public String failureCode() {
    return Optional.ofNullable(failure).map(Failure::code).orElse(status.name());
  }

  /** Until when a deposit is awaited; written with or without an offset. */
  public Optional<Instant> depositDue() {
    return Optional.ofNullable(virtualAccount)
        .map(VirtualAccount::dueDate)
        .map(due ->
            due.matches(".*([+-]\\d\\d:?\\d\\d|Z)$")
                ? OffsetDateTime.parse(due).toInstant()
                : LocalDateTime.parse(due).atZone(SEOUL).toInstant());
  }
}
