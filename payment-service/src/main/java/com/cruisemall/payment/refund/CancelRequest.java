package com.cruisemall.payment.refund;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;

/**
 * Body of a cancellation.
 *
 * @param cabins lines of the order; absent or empty for all remaining ones
 */
record CancelRequest(@Size(max = 50) List<@NotNull @Min(1) Integer> cabins) {
  static final CancelRequest EVERYTHING = new CancelRequest(List.of());

  CancelRequest {
    cabins =
        Objects.requireNonNullElse(cabins, List.<Integer>of()).stream()
            .filter(Objects::nonNull)
            .distinct()
            .sorted()
            .toList();
  }
}
