package com.cruisemall.rates.history;

import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.rates.currency.CurrencyCode;
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

/** One table of rates for every day on which a source published one: the last of that day. */
@Singleton
class RateHistory {
  private static final MathContext PRECISION = new MathContext(10, RoundingMode.HALF_UP);

  private final EntityManager database;
  private final Transactions transactions;
  private final ObjectMapper json;

  RateHistory(EntityManager database, Transactions transactions, ObjectMapper json) {
    this.database = database;
    this.transactions = transactions;
    this.json = json;
  }

  /** What the feed has just published; current rates do not wait for a database that is away. */
  void arrived(@ObservesAsync PublishedRates rates) {
    try {
      record(rates);
    } catch (RuntimeException e) {
      Log.warn("a day's rates could not be recorded", e);
    }
  }

  private void record(PublishedRates rates) {
    LocalDate day = rates.publishedAt().atOffset(ZoneOffset.UTC).toLocalDate();
    String perDollar = write(rates);
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

  /** What one unit of the base was worth, oldest day first; days without a table are left out. */
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
    return rows.stream().map(RateHistory::point).toList();
  }

  private static RatePoint point(Object[] row) {
    BigDecimal base = new BigDecimal((String) row[1]);
    BigDecimal quote = new BigDecimal((String) row[2]);
    return new RatePoint((LocalDate) row[0], quote.divide(base, PRECISION), (String) row[3]);
  }

  private String write(PublishedRates rates) {
    try {
      return json.writeValueAsString(rates.perDollar());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("rates are numbers by name", e);
    }
  }
}
