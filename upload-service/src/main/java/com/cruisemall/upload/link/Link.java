package com.cruisemall.upload.link;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Passport request with its link, open or not.
 *
 * @param ownerId customer of the order
 * @param affiliateCode partner of the order
 * @param completedAt time at which every traveller had a document
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

  public boolean includes(String travelerId) {
    return travelers.stream().anyMatch(traveler -> traveler.id().equals(travelerId));
  }

  public boolean isExpired(Instant now) {
    return !now.isBefore(expiresAt);
  }

  /** Traveller whose passport is requested. */
  public record Traveler(String id, String name) {
    /** Omits the name, which must not appear in logs. */
    @Override
    public String toString() {
      return "Traveler[" + id + "]";
    }
  }
}
