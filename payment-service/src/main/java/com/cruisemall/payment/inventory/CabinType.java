package com.cruisemall.payment.inventory;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/**
 * Type of a cabin, in the order in which cabins are locked. JSON has the Korean label and accepts
 * the name too; the database has the name.
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
        .orElseThrow(() -> new IllegalArgumentException("unknown cabin type"));
  }
}
