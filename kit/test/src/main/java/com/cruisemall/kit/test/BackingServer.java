package com.cruisemall.kit.test;

/** Backing server that a test can stop and start. */
public record BackingServer(String name) {
  /** Shuts the server down gracefully. */
  public void stop() {
    BackingDaemon.post("/" + name + "/stop");
  }

  /** Kills the server, as a crash would. */
  public void kill() {
    BackingDaemon.post("/" + name + "/kill");
  }

  /** Starts the server at its old address and with its data; returns when it is reachable. */
  public void start() {
    BackingDaemon.post("/" + name + "/start");
  }
}
