package com.cruisemall.local.backing;

/** Durability of the backing servers. */
public enum Purpose {
  /** Durable data, as in production. */
  STACK,
  /** Fast and without fsync; data may be lost. */
  TEST
}
