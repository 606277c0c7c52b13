package com.cruisemall.local.process;

import java.util.Optional;

/** Server of the stack, run as a child process. */
public interface Server {
  String name();

  /** Returns the client address for display. */
  String address();

  /** Starts the server and returns once it is ready; does nothing if it is running. */
  void start();

  /** Sends the stop signal, and SIGKILL after the grace period. */
  void stop();

  /** Sends SIGKILL. */
  void kill();

  Optional<ProcessHandle> process();

  default boolean running() {
    return process().isPresent();
  }
}
