package com.cruisemall.payment.sailing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/**
 * The kinds of cabins, in the order in which they are locked. In JSON by the Korean label, read by
 * either; in the database by name.
 */
public enum CabinType {
  INSIDE("인사이드"),
  OCEAN_VIEW("오션뷰"),
  BALCONY("발코니"),
  SUITE("스위트");

  private final String label;

  CabinType(String label) {
    this.label = label;
  }

  @JsonValue
  public String label() {
    return label;
  }

  @JsonCreator
  public static CabinType of(String text) {
    return Arrays.stream(values())
        .filter(type -> type.label.equals(text) || type.name().equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("not a type of cabin"));
  }
}
