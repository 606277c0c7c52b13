package com.cruisemall.rates.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cruisemall.rates.CurrencyCode;
import com.cruisemall.rates.SampleTables;
import com.cruisemall.rates.table.PublishedRates;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FeedResponseTest {
  private static final Instant NOW = Instant.ofEpochSecond(SampleTables.PUBLISHED + 10);
  private static final String GOOD = SampleTables.v6("1473.6431");

  private final ObjectMapper json = new ObjectMapper();

  @Test
  void parsesBothFormats() throws JsonProcessingException {
    assertThat(read(SampleTables.v4("1473.6431"))).isEqualTo(read(GOOD));
  }

  @Test
  void keepsEveryDigit() throws JsonProcessingException {
    PublishedRates rates = read(SampleTables.v6("1473.64310000000000001"));

    assertThat(rates.perDollar())
        .containsEntry(CurrencyCode.KRW, new BigDecimal("1473.64310000000000001"));
    assertThat(rates.publishedAt()).isEqualTo(Instant.ofEpochSecond(SampleTables.PUBLISHED));
  }

  @Test
  void skipsMalformedCurrencyCodes() throws JsonProcessingException {
    PublishedRates rates = read(GOOD.replace("\"USD\":1,", "\"USD\":1,\"USDT\":1,"));

    assertThat(rates).isEqualTo(read(GOOD));
  }

  static Stream<String> implausible() {
    return Stream.of(
        "{}",
        "{\"result\":\"error\",\"error-type\":\"unsupported-code\"}",
        GOOD.replace("\"base_code\":\"USD\"", "\"base_code\":\"EUR\""),
        GOOD.replace("\"KRW\":1473.6431,", ""),
        GOOD.replace("1473.6431", "0"),
        GOOD.replace("1473.6431", "null"),
        GOOD.replace("1473.6431", "-1473"),
        GOOD.replace(Long.toString(SampleTables.PUBLISHED), "0"),
        GOOD.replace(Long.toString(SampleTables.PUBLISHED), "9999999999"));
  }

  @ParameterizedTest
  @MethodSource("implausible")
  void rejectsImplausibleResponses(String answer) {
    assertThatThrownBy(() -> read(answer)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void readsTheSnapshotInTheJar() {
    PublishedRates snapshot = BundledSnapshot.read(json, Clock.systemUTC());

    assertThat(snapshot.perDollar()).hasSize(162);
    assertThat(snapshot.source()).isEqualTo("https://www.exchangerate-api.com");
  }

  private PublishedRates read(String answer) throws JsonProcessingException {
    return json.readValue(answer, FeedResponse.class).rates(NOW);
  }
}
