package com.cruisemall.local.stack;

/** WAITING → STARTING → READY ⇄ RESTARTING; any state → STOPPED on request. */
enum ServerState {
  WAITING,
  STARTING,
  READY,
  RESTARTING,
  STOPPED
}
