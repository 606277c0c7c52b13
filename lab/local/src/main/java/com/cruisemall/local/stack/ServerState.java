package com.cruisemall.local.stack;

/** WAITING → STARTING → READY ⇄ RESTARTING; STOPPED from anywhere, by request. */
enum ServerState {
  WAITING,
  STARTING,
  READY,
  RESTARTING,
  STOPPED
}
