package com.cruisemall.auth.trip;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;

/** How a trip stands on a day. */
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
