package com.cruisemall.rates.table;

import com.cruisemall.rates.ScriptedFeeds;
import io.quarkus.redis.datasource.RedisDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;

/** Resets the service to the state of a first start without a table. */
@ApplicationScoped
public class ColdStart {
  private final RedisDataSource redis;
  private final Instance<RateTableCache> tables;
  private final Instance<TableRefresh> refresh;
  private final Instance<RateSource> source;

  ColdStart(
      RedisDataSource redis,
      Instance<RateTableCache> tables,
      Instance<TableRefresh> refresh,
      Instance<RateSource> source) {
    this.redis = redis;
    this.tables = tables;
    this.refresh = refresh;
    this.source = source;
  }

  /** Deletes the table in memory and in Redis, and resets the feeds. */
  public void reset() {
    redis.key().del("cm:rates:{usd}:table", "cm:rates:{usd}:lock");
    restart();
    source.destroy(source.get());
    ScriptedFeeds.reset();
  }

  /** Simulates a restart of this instance; Redis keeps its table. */
  public void restart() {
    tables.destroy(tables.get());
    refresh.destroy(refresh.get());
  }
}
