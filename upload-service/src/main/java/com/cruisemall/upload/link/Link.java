package com.cruisemall.upload.link;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A request for passports, open or not.
 *
 * @param ownerId the customer whose order it is
 * @param affiliateCode the partner through whom the order came
 * @param completedAt when something had arrived for everybody
 */
public record Link(
    UUID id,
    String orderId,
    UUID ownerId,
    Optional<String> affiliateCode,
    List<Traveler> travelers,
    Instant expiresAt,
    Optional<Instant> completedAt) {
  public Link {
    travelers = List.copyOf(travelers);
  }

  public boolean asksFor(String travelerId) {
    return travelers.stream().anyMatch(traveler -> traveler.id().equals(travelerId));
  }

  public boolean expired(Instant now) {
    return !now.isBefore(expiresAt);
  }
}
