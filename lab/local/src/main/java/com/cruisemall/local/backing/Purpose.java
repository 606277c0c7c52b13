package com.cruisemall.local.backing;

/** What the backing servers are run for. */
public enum Purpose {
  /** Data survives everything, as in production. */
  STACK,
  /** Data may be lost; speed counts. */
  TEST
}
