package com.cruisemall.kit.stats;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counters of one instance since its start and current gauges. Rates and percentiles are computed
 * from the difference of two reads.
 *
 * @param instance id of the process; new after a restart
 * @param requests all responses
 * @param errors responses with 5xx
 * @param limited responses with 429
 * @param times cumulative latency buckets, in ascending order
 * @param pool absent without a database
 * @param oldestSeconds age of the oldest entry by queue
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record InstanceStats(
    String service,
    String instance,
    long requests,
    long errors,
    long limited,
    List<Within> times,
    Optional<Pool> pool,
    Map<String, Double> oldestSeconds) {
  /** Number of requests within an upper bound of latency. */
  public record Within(double seconds, long requests) {}

  /**
   * Database connection pool.
   *
   * @param active connections in use
   * @param waiting threads waiting for a connection
   * @param size maximum number of connections
   */
  public record Pool(int active, int waiting, int size) {}
}
