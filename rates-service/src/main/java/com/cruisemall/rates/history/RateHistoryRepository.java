package com.cruisemall.rates.history;

import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.rates.CurrencyCode;
import com.cruisemall.rates.table.PublishedRates;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.Log;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Repository of daily rates: the last table that was published on each day. */
@Singleton
class RateHistoryRepository {
  private static final MathContext PRECISION = new MathContext(10, RoundingMode.HALF_UP);

  private final EntityManager database;
  private final Transactions transactions;
  private final ObjectMapper json;

  RateHistoryRepository(EntityManager database, Transactions transactions, ObjectMapper json) {
    this.database = database;
    this.transactions = transactions;
    this.json = json;
  }

  /**
   * Records fetched rates asynchronously, so that a database outage does not delay current rates.
   */
  void onFetched(@ObservesAsync PublishedRates rates) {
    try {
      record(rates);
    } catch (RuntimeException e) {
      Log.warn("daily rates not recorded", e);
    }
  }

  private void record(PublishedRates rates) {
    LocalDate day = rates.publishedAt().atOffset(ZoneOffset.UTC).toLocalDate();
    String perDollar = toJson(rates);
    transactions.run(() ->
        database
            .createNativeQuery(
                """
                insert into rate_day (day, source, published_at, per_dollar)
                values (:day, :source, :publishedAt, cast(:perDollar as jsonb))
                on conflict (day) do update
                set source = excluded.source, published_at = excluded.published_at,
                    per_dollar = excluded.per_dollar
                where rate_day.published_at < excluded.published_at
                """)
            .setParameter("day", day)
            .setParameter("source", rates.source())
            .setParameter("publishedAt", rates.publishedAt())
            .setParameter("perDollar", perDollar)
            .executeUpdate());
  }

  /** Returns daily rates, oldest day first; days without a table are omitted. */
  List<RatePoint> points(CurrencyCode base, CurrencyCode quote, LocalDate since) {
    @SuppressWarnings("unchecked")
    List<Object[]> rows =
        transactions.call(() ->
            database
                .createNativeQuery(
                    """
                    select day, per_dollar ->> :base, per_dollar ->> :quote, source
                    from rate_day
                    where day >= :since
                      and per_dollar ->> :base is not null and per_dollar ->> :quote is not null
                    order by day
                    """)
                .setParameter("base", base.letters())
                .setParameter("quote", quote.letters())
                .setParameter("since", since)
                .getResultList());
    return rows.stream().map(RateHistoryRepository::point).toList();
  }

  private static RatePoint point(Object[] row) {
    BigDecimal base = new BigDecimal((String) row[1]);
    BigDecimal quote = new BigDecimal((String) row[2]);
    return new RatePoint((LocalDate) row[0], quote.divide(base, PRECISION), (String) row[3]);
  }

  private String toJson(PublishedRates rates) {
    try {
      return json.writeValueAsString(rates.perDollar());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("rates not serializable", e);
    }
  }
}
