package com.cruisemall.upload.order;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * As much of an order as matters here.
 *
 * @param affiliateCode of the partner through whom it came
 */
public record Order(
    String orderId,
    UUID userId,
    Optional<String> affiliateCode,
    String status,
    List<Traveler> travelers) {
  public Order {
    travelers = List.copyOf(travelers);
  }

  /** Somebody who travels. */
  public record Traveler(String id, String name) {
    /** Names do not get into a log by accident. */
    @Override
    public String toString() {
      return "Traveler[" + id + "]";
    }
  }
}
