package com.cruisemall.local.process;

import com.cruisemall.local.process.ManagedProcess.StopSignal;
import java.time.Duration;
import java.util.Optional;

/** A server that is one child process; how it is started is its own matter. */
public abstract class ChildServer implements Server {
  protected final ManagedProcess process;
  private final String name;

  protected ChildServer(Folders folders, String name, StopSignal stopSignal, Duration grace) {
    this.name = name;
    this.process = new ManagedProcess(folders, name, stopSignal, grace);
    this.process.recover();
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public void stop() {
    process.stop();
  }

  @Override
  public void kill() {
    process.kill();
  }

  @Override
  public Optional<ProcessHandle> process() {
    return process.process();
  }
}
