package com.cruisemall.payment.refund;

import com.cruisemall.kit.json.PresentList;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Body of a cancellation.
 *
 * @param cabins lines of the order; absent for all remaining ones, never {@code null} or empty
 */
record CancelRequest(
    @JsonDeserialize(using = PresentList.class) @Size(min = 1, max = 50)
        @Nullable List<@NotNull @Min(1) Integer> cabins) {
  static final CancelRequest EVERYTHING = new CancelRequest(null);

  CancelRequest {
    cabins = cabins == null ? null : cabins.stream().distinct().sorted().toList();
  }

  /** Returns the lines in order; empty for all remaining ones. */
  List<Integer> lines() {
    return cabins == null ? List.of() : cabins;
  }
}
