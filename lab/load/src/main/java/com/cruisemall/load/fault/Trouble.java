package com.cruisemall.load.fault;

import java.time.Duration;

/** How a connection behaves. */
public sealed interface Trouble {
  /** As if there were no proxy. */
  record None() implements Trouble {}

  /** Every piece of an answer comes later. */
  record Latency(Duration delay) implements Trouble {}

  /** The connection is reset as soon as something is sent over it. */
  record Reset() implements Trouble {}

  /** Everything is taken and nothing is passed on. */
  record BlackHole() implements Trouble {}

  /** Answers come in drops. */
  record SlowDrip(int bytesPerSecond) implements Trouble {}
}
