package com.cruisemall.local.cli;

import com.cruisemall.local.backing.Secrets;
import com.cruisemall.local.process.CommandFailedException;
import com.cruisemall.local.process.PidFile;
import com.cruisemall.local.process.Processes;
import com.cruisemall.local.process.StateDirectory;
import com.cruisemall.local.stack.StackState;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Mixin that selects the stack of a command by its state directory. */
final class TargetStack {
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(90);

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description = "State directory of the stack (default: .cruise in the checkout).")
  private @Nullable Path directory;

  /** Returns the checkout. */
  static Path root() {
    return Path.of(System.getProperty("cruise.root", "")).toAbsolutePath().normalize();
  }

  StateDirectory stateDirectory() {
    return directory == null ? StateDirectory.ofCheckout(root()) : new StateDirectory(directory);
  }

  PidFile supervisorFile() {
    return new PidFile(stateDirectory().pid("supervisor"));
  }

  /** Returns the supervisor process if it is running. */
  Optional<ProcessHandle> supervisor() {
    return supervisorFile().read();
  }

  /** Returns the state if the supervisor is running; ignores the state of a stopped stack. */
  Optional<StackState> live() {
    return supervisor().flatMap(_ -> StackState.read(stateDirectory().state()));
  }

  /** Stops the supervisor, which stops its servers. */
  void stop() {
    supervisor()
        .ifPresent(supervisor -> {
          supervisor.destroy();
          if (!Processes.awaitExit(supervisor, STOP_TIMEOUT)) {
            supervisor.destroyForcibly();
          }
        });
  }

  StackState requireRunning() {
    return live()
        .orElseThrow(() -> new CommandFailedException("not running: start it with ./cruise up"));
  }

  Secrets secrets() {
    return new Secrets(stateDirectory().secrets(), new SecureRandom());
  }

  Path supervisorLog() {
    return stateDirectory().log("cruise");
  }
}
