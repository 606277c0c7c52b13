package com.cruisemall.kit.outbox;

/**
 * Unsent events of all instances.
 *
 * @param oldestSeconds age of the oldest event that is not parked; 0 without one
 * @param parked events that Kafka refuses and that wait for a replay
 */
record Backlog(double oldestSeconds, long parked) {
  static final Backlog UNKNOWN = new Backlog(Double.NaN, 0);
}
