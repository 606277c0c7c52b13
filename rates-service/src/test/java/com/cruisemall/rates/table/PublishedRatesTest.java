package com.cruisemall.rates.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cruisemall.rates.CurrencyCode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedRatesTest {
  private static final BigDecimal THIRTY_PERCENT = new BigDecimal("0.30");

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "0.0000001", "1000000001", "1e400"})
  void rejectsAnImplausibleRate(String won) {
    assertThatThrownBy(() -> rates(won))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("KRW");
  }

  @Test
  void requiresTheWon() {
    NavigableMap<CurrencyCode, BigDecimal> table = table("1400");
    table.remove(CurrencyCode.KRW);

    assertThatThrownBy(() -> published(table)).hasMessageContaining("KRW");
  }

  @Test
  void requiresTheDollar() {
    NavigableMap<CurrencyCode, BigDecimal> table = table("1400");
    table.put(CurrencyCode.USD, new BigDecimal("1.01"));

    assertThatThrownBy(() -> published(table)).hasMessageContaining("dollar");
  }

  @Test
  void requiresEnoughCurrencies() {
    NavigableMap<CurrencyCode, BigDecimal> table = new TreeMap<>();
    table.put(CurrencyCode.USD, BigDecimal.ONE);
    table.put(CurrencyCode.KRW, new BigDecimal("1400"));

    assertThatThrownBy(() -> published(table)).hasMessageContaining("2 currencies");
  }

  @ParameterizedTest
  @CsvSource({"1000,1300,false", "1000,1300.01,true", "1000,700,false", "1000,699.99,true"})
  void detectsAChangeAboveTheShare(String before, String after, boolean changed) {
    var change = rates(after).changedSince(rates(before), THIRTY_PERCENT);

    assertThat(change.isPresent()).isEqualTo(changed);
  }

  static PublishedRates rates(String won) {
    return published(table(won));
  }

  private static PublishedRates published(NavigableMap<CurrencyCode, BigDecimal> table) {
    return new PublishedRates("publisher", Instant.EPOCH, table);
  }

  private static NavigableMap<CurrencyCode, BigDecimal> table(String won) {
    NavigableMap<CurrencyCode, BigDecimal> table = new TreeMap<>();
    for (char last = 'A'; last <= 'Z'; last++) {
      table.put(new CurrencyCode("XX" + last), new BigDecimal("2.5"));
    }
    table.put(CurrencyCode.USD, BigDecimal.ONE);
    table.put(CurrencyCode.KRW, new BigDecimal(won));
    return table;
  }
}
