package com.cruisemall.upload.link;

import com.cruisemall.upload.link.Link.Traveler;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Order of payment-service, reduced to the members used here.
 *
 * @param affiliateCode of the partner, if any
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
}
