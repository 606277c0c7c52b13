package com.cruisemall.payment.idempotency;

import com.cruisemall.kit.error.ApiException;
import com.cruisemall.payment.PaymentError;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Identity of a request: the {@code Idempotency-Key} within its caller and route. */
public record IdempotencyKey(String caller, String route, String key) {
  private static final Pattern ACCEPTED = Pattern.compile("[\\x21-\\x7E]{1,255}");

  /**
   * Creates the key of a user's request from the header.
   *
   * @throws ApiException 400 {@code IDEMPOTENCY_KEY_REQUIRED} without a key of 1 to 255 visible
   *     ASCII characters
   */
  public static IdempotencyKey of(UUID caller, String route, @Nullable String header) {
    if (header == null || !ACCEPTED.matcher(header).matches()) {
      throw new ApiException(PaymentError.IDEMPOTENCY_KEY_REQUIRED);
    }
    return new IdempotencyKey(caller.toString(), route, header);
  }
}
