package com.cruisemall.load.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallsTest {
  @Test
  void countsUnexpectedStatusesAsErrors() {
    assertThat(expected(200)).isTrue();
    assertThat(expected(304)).isTrue();
    assertThat(expected(409, 402, 409)).isTrue();
    assertThat(expected(409)).isFalse();
    assertThat(expected(0)).isFalse();
    assertThat(expected(500)).isFalse();
  }

  @Test
  void countsShedRequestsAsErrorsAlways() {
    assertThat(expected(429, 429)).isFalse();
    assertThat(expected(503, 503)).isFalse();
  }

  @Test
  void computesPercentilesByRank() {
    Calls calls = new Calls(IntStream.rangeClosed(1, 100).mapToObj(n -> took(n)).toList());

    assertThat(calls.percentile(50)).isEqualTo(50);
    assertThat(calls.percentile(99)).isEqualTo(99);
    assertThat(calls.percentile(100)).isEqualTo(100);
  }

  @Test
  void reportsFailureWithoutRequests() {
    Calls none = new Calls(List.of());

    assertThat(none.errorPercent()).isEqualTo(100);
    assertThat(none.percentile(95)).isNaN();
  }

  private static boolean expected(int status, int... also) {
    return Call.of("x", 0, 1, status, "", also).expected();
  }

  private static Call took(int millis) {
    return new Call("x", 0, millis, 200, "", true);
  }
}
