package com.cruisemall.auth.profile;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;

/** Status of a trip on a given day. */
public enum TripStatus {
  @JsonProperty("Upcoming")
  UPCOMING,
  @JsonProperty("InProgress")
  IN_PROGRESS,
  @JsonProperty("Completed")
  COMPLETED;

  static TripStatus on(LocalDate today, LocalDate start, LocalDate end) {
    if (today.isBefore(start)) {
      return UPCOMING;
    }
    return today.isAfter(end) ? COMPLETED : IN_PROGRESS;
  }
}
