package com.cruisemall.kit.images.codec;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Runs a program with piped input and output and a deadline. A decoder that hangs or crashes cannot
 * harm the service.
 */
public final class ChildProcess {
  private final List<String> command;
  private final Duration deadline;
  private final int maxOutput;

  /**
   * @param maxOutput in bytes; more output counts as a failure
   */
  public ChildProcess(List<String> command, Duration deadline, int maxOutput) {
    this.command = List.copyOf(command);
    this.deadline = deadline;
    this.maxOutput = maxOutput;
  }

  /** Writer of the program's input. */
  @FunctionalInterface
  public interface Input {
    void writeTo(OutputStream pipe) throws IOException;
  }

  /**
   * Returns the program's output; empty if it failed or timed out.
   *
   * @throws IOException if the program cannot be started
   */
  public Optional<byte[]> run(Input input) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try {
      Thread.ofVirtual().name("feed " + command.getFirst()).start(() -> feed(process, input));
      Thread.ofVirtual()
          .name("timeout " + command.getFirst())
          .start(() -> killAfterDeadline(process));
      byte[] output = process.getInputStream().readNBytes(maxOutput + 1);
      if (output.length > maxOutput) {
        return Optional.empty();
      }
      return process.waitFor() == 0 ? Optional.of(output) : Optional.empty();
    } finally {
      process.destroyForcibly();
    }
  }

  private static void feed(Process process, Input input) {
    try (OutputStream pipe = process.getOutputStream()) {
      input.writeTo(pipe);
    } catch (IOException _) {
      // The program closed its input early; its exit code decides about success.
      process.destroy();
    }
  }

  private void killAfterDeadline(Process process) {
    try {
      if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
