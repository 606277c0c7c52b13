package com.cruisemall.payment.cancellation;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;

/**
 * What of an order is to be given back.
 *
 * @param cabins the {@code line}s of cabins; all that is left if absent or empty
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
