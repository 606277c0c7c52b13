package com.cruisemall.local.process;

import com.cruisemall.local.process.ManagedProcess.StopSignal;
import java.time.Duration;
import java.util.Optional;

/** Server that runs as one child process. */
public abstract class ChildServer implements Server {
  protected final ManagedProcess process;
  private final String name;

  protected ChildServer(
      StateDirectory stateDirectory, String name, StopSignal stopSignal, Duration grace) {
    this.name = name;
    this.process = new ManagedProcess(stateDirectory, name, stopSignal, grace);
    this.process.stopOrphan();
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
