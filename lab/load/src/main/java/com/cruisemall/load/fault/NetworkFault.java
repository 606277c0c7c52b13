package com.cruisemall.load.fault;

import java.time.Duration;

/** Fault of a connection. */
public sealed interface NetworkFault {
  /** No fault. */
  record None() implements NetworkFault {}

  /** Responses are delayed. */
  record Latency(Duration delay) implements NetworkFault {}

  /** The connection is reset when data is sent. */
  record Reset() implements NetworkFault {}

  /** Data is accepted and discarded. */
  record BlackHole() implements NetworkFault {}

  /** Responses are throttled. */
  record Throttle(int bytesPerSecond) implements NetworkFault {}
}
