package com.cruisemall.local.process;

import java.util.Optional;

/** One program of the stack, run as a child process. */
public interface Server {
  String name();

  /** Where clients reach it, for people to read. */
  String address();

  /** Returns when the program is ready to serve; does nothing when it already runs. */
  void start();

  /** Asks the program to end, and insists after a grace period. */
  void stop();

  /** Ends the program as a crash would. */
  void kill();

  Optional<ProcessHandle> process();

  default boolean running() {
    return process().isPresent();
  }
}
