package com.cruisemall.payment.fare;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a person pays as. In JSON as the shop's client knows it; in the database by name. */
public enum FareCategory {
  @JsonProperty("adult")
  ADULT,
  /** The third and fourth adult in a cabin. */
  @JsonProperty("adult3rd")
  ADULT_3RD,
  @JsonProperty("child2to11")
  CHILD_2_TO_11,
  @JsonProperty("infantUnder2")
  INFANT_UNDER_2
}
