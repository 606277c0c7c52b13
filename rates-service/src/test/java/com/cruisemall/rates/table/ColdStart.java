package com.cruisemall.rates.table;

import com.cruisemall.rates.ScriptedFeeds;
import io.quarkus.redis.datasource.RedisDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;

/** Puts the service where it is when it has just started and nobody has ever fetched a table. */
@ApplicationScoped
public class ColdStart {
  private final RedisDataSource redis;
  private final Instance<RateTables> tables;
  private final Instance<TableRefresh> refresh;
  private final Instance<RateSource> source;

  ColdStart(
      RedisDataSource redis,
      Instance<RateTables> tables,
      Instance<TableRefresh> refresh,
      Instance<RateSource> source) {
    this.redis = redis;
    this.tables = tables;
    this.refresh = refresh;
    this.source = source;
  }

  public void now() {
    redis.key().del("cm:rates:{usd}:table", "cm:rates:{usd}:lock");
    forgetMemory();
    source.destroy(source.get());
    ScriptedFeeds.reset();
  }

  /** A restart of this instance alone: what the fleet has in Redis stays. */
  public void forgetMemory() {
    tables.destroy(tables.get());
    refresh.destroy(refresh.get());
  }
}
