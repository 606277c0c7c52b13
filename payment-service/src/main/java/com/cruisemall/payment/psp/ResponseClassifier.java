package com.cruisemall.payment.psp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.Log;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a response of Toss proves. Only a documented final code is a refusal. Any other code
 * is an attempt that failed: the payment is looked up, and the next attempt has another idempotency
 * key, because the PSP replays the response under the same one. Anything without a code, such as a
 * page of a load balancer or a redirect, may belong to a request that is still processed: its
 * outcome is unknown, and it keeps its key.
 *
 * @see <a href="https://docs.tosspayments.com/reference/error-codes">Toss Payments: error codes</a>
 */
final class ResponseClassifier {
  /** Kind of request, with the codes that refuse it for good. */
  enum Request {
    CONFIRM(
        PspClient.ALREADY_PROCESSED,
        PspClient.NOT_FOUND,
        "NOT_FOUND_PAYMENT_SESSION",
        "BELOW_MINIMUM_AMOUNT",
        "CARD_PROCESSING_ERROR",
        "DUPLICATED_ORDER_ID",
        "EXCEED_MAX_AMOUNT",
        "EXCEED_MAX_AUTH_COUNT",
        "EXCEED_MAX_CARD_INSTALLMENT_PLAN",
        "EXCEED_MAX_DAILY_PAYMENT_COUNT",
        "EXCEED_MAX_ONE_DAY_AMOUNT",
        "EXCEED_MAX_ONE_DAY_WITHDRAW_AMOUNT",
        "EXCEED_MAX_ONE_TIME_WITHDRAW_AMOUNT",
        "EXCEED_MAX_PAYMENT_AMOUNT",
        "FDS_ERROR",
        "FORBIDDEN_REQUEST",
        "INVALID_ACCOUNT_INFO_RE_REGISTER",
        "INVALID_AUTHORIZE_AUTH",
        "INVALID_CARD_EXPIRATION",
        "INVALID_CARD_INSTALLMENT_PLAN",
        "INVALID_CARD_LOST_OR_STOLEN",
        "INVALID_CARD_NUMBER",
        "INVALID_PASSWORD",
        "INVALID_REJECT_CARD",
        "INVALID_REQUEST",
        "INVALID_STOPPED_CARD",
        "NOT_ALLOWED_POINT_USE",
        "NOT_AVAILABLE_BANK",
        "NOT_AVAILABLE_PAYMENT",
        "NOT_SUPPORTED_INSTALLMENT_PLAN_CARD_OR_MERCHANT",
        "NOT_SUPPORTED_MONTHLY_INSTALLMENT_PLAN",
        "REJECT_ACCOUNT_PAYMENT",
        "REJECT_CARD_COMPANY",
        "REJECT_CARD_PAYMENT",
        "REJECT_TOSSPAY_INVALID_ACCOUNT",
        "RESTRICTED_TRANSFER_ACCOUNT",
        "UNAPPROVED_ORDER_ID"),
    CANCEL(
        PspClient.ALREADY_CANCELED,
        PspClient.NOT_FOUND,
        "ALREADY_REFUND_PAYMENT",
        "EXCEED_CANCEL_AMOUNT_DISCOUNT_AMOUNT",
        "EXCEED_MAX_REFUND_DUE",
        "INVALID_BANK",
        "INVALID_REFUND_ACCOUNT_INFO",
        "INVALID_REFUND_ACCOUNT_NUMBER",
        "INVALID_REQUEST",
        "NOT_ALLOWED_PARTIAL_REFUND",
        "NOT_ALLOWED_PARTIAL_REFUND_WAITING_DEPOSIT",
        "NOT_CANCELABLE_AMOUNT",
        "NOT_CANCELABLE_PAYMENT",
        "REFUND_REJECTED"),
    FIND(PspClient.NOT_FOUND);

    @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable, though its type is not
    private final Set<String> refusals;

    Request(String... refusals) {
      this.refusals = Set.of(refusals);
    }
  }

  /** Codes that concern the shop's key and not the payment. */
  private static final Set<String> UNAUTHORIZED =
      Set.of(
          "FORBIDDEN_REQUEST",
          "INCORRECT_BASIC_AUTH_FORMAT",
          "INVALID_API_KEY",
          "UNAUTHORIZED_KEY");

  private static final String IN_PROGRESS = "IDEMPOTENT_REQUEST_PROCESSING";

  private static final int OK = 200;

  private final ObjectMapper json;

  ResponseClassifier(ObjectMapper json) {
    this.json = json;
  }

  PspResult classify(Request request, int status, String body) {
    if (status == OK) {
      return payment(body)
          .<PspResult>map(PspResult.Found::new)
          .orElseGet(() -> new PspResult.Unknown("unreadable response"));
    }
    @Nullable String code = code(body);
    if (code == null || status < 400) {
      return new PspResult.Unknown("HTTP_" + status);
    }
    if (status < 500 && request.refusals.contains(code)) {
      return new PspResult.Refused(code);
    }
    if (UNAUTHORIZED.contains(code)) {
      Log.errorf("psp rejected the secret key code=%s", code);
      return new PspResult.NotSent(code);
    }
    return code.equals(IN_PROGRESS) ? new PspResult.Unknown(code) : new PspResult.Failed(code);
  }

  private Optional<PspPayment> payment(String body) {
    try {
      return Optional.ofNullable(json.readValue(body, PspPayment.class))
          .filter(PspPayment::isComplete);
    } catch (JsonProcessingException _) {
      // The message of the exception would quote the response.
      return Optional.empty();
    }
  }

  private record TossError(@Nullable String code) {}

  private @Nullable String code(String body) {
    try {
      @Nullable TossError error = json.readValue(body, TossError.class);
      @Nullable String code = error == null ? null : error.code();
      return code != null && code.matches("[A-Z0-9_]{1,80}") ? code : null;
    } catch (JsonProcessingException _) {
      return null;
    }
  }
}
