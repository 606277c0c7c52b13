package com.cruisemall.kit.test;

/** One of the backing servers, to be taken away and given back by a test. */
public record BackingServer(String name) {
  /** Returns when the server has ended in good order. */
  public void stop() {
    BackingDaemon.post("/" + name + "/stop");
  }

  /** Ends the server as a crash would. */
  public void kill() {
    BackingDaemon.post("/" + name + "/kill");
  }

  /** Returns when the server answers again, at its old address and with its data. */
  public void start() {
    BackingDaemon.post("/" + name + "/start");
  }
}
