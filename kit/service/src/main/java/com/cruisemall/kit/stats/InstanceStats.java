package com.cruisemall.kit.stats;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one instance has counted since it started, and what it holds at the moment. Who wants a rate
 * or a percentile asks twice and takes the difference.
 *
 * @param instance tells the instances of a service apart, and an instance from what it was before a
 *     restart
 * @param requests all that were answered
 * @param errors those with 5xx
 * @param limited those with 429
 * @param times how many of the requests took no longer than so long, in growing order
 * @param pool absent without a database
 * @param oldestSeconds of each queue, how long its oldest entry has been waiting
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
  /** How many requests took at most so many seconds. */
  public record Within(double seconds, long requests) {}

  /**
   * Connections to the database.
   *
   * @param active in use
   * @param waiting threads that wait for one
   * @param size how many there can be
   */
  public record Pool(int active, int waiting, int size) {}
}
