package com.cruisemall.chat.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.chat.llm.ModelFault;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeminiErrorsTest {
  private static final String BODY =
      """
      {"error":{"code":429,"status":"RESOURCE_EXHAUSTED","details":[
        {"@type":"type.googleapis.com/google.rpc.Help"},
        {"@type":"type.googleapis.com/google.rpc.QuotaFailure","violations":[{"quotaId":"%s"}]},
        {"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"%s"}]}}
      """;

  private final GeminiErrors errors = new GeminiErrors(new ObjectMapper());

  @Test
  void distinguishesMinuteQuotaFromDayQuota() {
    var minute = errors.parse(429, BODY.formatted("RequestsPerMinutePerProject", "38.25s"));
    var day = errors.parse(429, "[" + BODY.formatted("RequestsPerDayPerProject", "35640s") + "]");

    assertThat(minute.fault()).isEqualTo(ModelFault.QUOTA);
    assertThat(minute.retryDelay()).contains(Duration.ofMillis(38_250));
    assertThat(day.fault()).isEqualTo(ModelFault.DAY_QUOTA);
    assertThat(day.retryDelay()).contains(Duration.ofHours(9).plusMinutes(54));
  }

  @ParameterizedTest
  @CsvSource({
    "400,REFUSED",
    "403,REFUSED",
    "404,REFUSED",
    "500,BROKEN",
    "503,OVERLOADED",
    "504,BROKEN"
  })
  void mapsStatusToFault(int status, ModelFault fault) {
    assertThat(errors.parse(status, "<html>").fault()).isEqualTo(fault);
  }

  @ParameterizedTest
  @CsvSource(value = {"soon", "-1s", "9999999999999s", "''"})
  void ignoresInvalidRetryDelay(String delay) {
    assertThat(errors.parse(429, BODY.formatted("x", delay)).retryDelay()).isEmpty();
  }
}
