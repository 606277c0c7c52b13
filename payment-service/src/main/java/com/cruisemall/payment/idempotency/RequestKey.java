package com.cruisemall.payment.idempotency;

import com.cruisemall.kit.error.ApiException;
import com.cruisemall.payment.PaymentError;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which request this is, as the caller says by {@code Idempotency-Key}: the same key of another
 * person or for another route is another request.
 */
public record RequestKey(String caller, String route, String key) {
  private static final Pattern ACCEPTED = Pattern.compile("[\\x21-\\x7E]{1,255}");

  /**
   * The key of a person's request.
   *
   * @throws ApiException 400 {@code IDEMPOTENCY_KEY_REQUIRED} without a key of 1 to 255 visible
   *     ASCII characters
   */
  public static RequestKey of(UUID caller, String route, @Nullable String header) {
    if (header == null || !ACCEPTED.matcher(header).matches()) {
      throw new ApiException(PaymentError.IDEMPOTENCY_KEY_REQUIRED);
    }
    return new RequestKey(caller.toString(), route, header);
  }
}
