package com.cruisemall.payment.fare;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** Fare of a traveller. JSON has the label of the web client, the database the name. */
public enum FareCategory {
  ADULT("adult"),
  /** The third and fourth adult in a cabin. */
  ADULT_3RD("adult3rd"),
  CHILD_2_TO_11("child2to11"),
  INFANT_UNDER_2("infantUnder2");

  private final String label;

  FareCategory(String label) {
    this.label = label;
  }

  @JsonValue
  public String label() {
    return label;
  }

  @JsonCreator
  public static FareCategory of(String text) {
    return Arrays.stream(values())
        .filter(fare -> fare.label.equals(text) || fare.name().equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown fare category"));
  }
}
