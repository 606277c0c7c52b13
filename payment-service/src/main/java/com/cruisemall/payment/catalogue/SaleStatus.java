package com.cruisemall.payment.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/**
 * Sale status of a product. JSON has the Korean label and accepts the name too; the database has
 * the name.
 */
public enum SaleStatus {
  ON_SALE("판매중"),
  PLANNED("판매예정"),
  SUSPENDED("판매중지"),
  ENDED("판매종료");

  private final String label;

  SaleStatus(String label) {
    this.label = label;
  }

  @JsonValue
  String label() {
    return label;
  }

  @JsonCreator
  static SaleStatus of(String text) {
    return named(text).orElseThrow(() -> new IllegalArgumentException("unknown sale status"));
  }

  static Optional<SaleStatus> named(String text) {
    return Arrays.stream(values())
        .filter(status -> status.label.equals(text) || status.name().equals(text))
        .findFirst();
  }
}
