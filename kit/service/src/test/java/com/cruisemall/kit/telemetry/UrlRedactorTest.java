package com.cruisemall.kit.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlRedactorTest {
  @ParameterizedTest
  @CsvSource({
    "/passport/abc, /passport/***",
    "/api/passport/0123456789012345678901234567890123456789abc/upload, /api/passport/***/upload",
    "/api/passport/documents/0198c0de-1234-7abc-8def-0123456789ab/events,"
        + " /api/passport/documents/0198c0de-1234-7abc-8def-0123456789ab/events",
    "https://psp.example/v1/payments/tgen_20261126090000abcde/cancel,"
        + " https://psp.example/v1/payments/***/cancel",
    "https://model.example/v1beta/models/m:stream?key=secret,"
        + " https://model.example/v1beta/models/m:stream",
    "/api/auth/staff/callback?code=secret&state=1, /api/auth/staff/callback",
    "/api/orders, /api/orders"
  })
  void redactsTokensKeysAndQueries(String address, String hidden) {
    assertThat(UrlRedactor.redact(address)).isEqualTo(hidden);
  }
}
