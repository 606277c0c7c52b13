package com.cruisemall.gateway.cache;

import java.util.Locale;

/** How an answer came about; named in the metrics, and in {@code Cache-Status} (RFC 9211). */
enum CacheStatus {
  HIT("hit"),
  STALE("hit; detail=stale-while-revalidate"),
  STALE_ON_ERROR("hit; detail=stale-if-error"),
  MISS("fwd=uri-miss; stored"),
  RENEWED("fwd=stale; stored"),
  COLLAPSED("fwd=uri-miss; collapsed"),
  NOT_KEPT("fwd=uri-miss");

  private final String parameters;

  CacheStatus(String parameters) {
    this.parameters = parameters;
  }

  String header() {
    return "cruisemall; " + parameters;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
