package com.cruisemall.kit.images.codec;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Runs a program that reads one input and writes one output, by pipes and not by files, and never
 * longer than its deadline: a decoder that goes wild ends alone.
 */
public final class ChildProcess {
  private final List<String> command;
  private final Duration deadline;
  private final int largestOutput;

  /**
   * @param largestOutput in bytes; a program that writes more has failed
   */
  public ChildProcess(List<String> command, Duration deadline, int largestOutput) {
    this.command = List.copyOf(command);
    this.deadline = deadline;
    this.largestOutput = largestOutput;
  }

  /** Writes a program's input. */
  @FunctionalInterface
  public interface Input {
    void writeTo(OutputStream pipe) throws IOException;
  }

  /**
   * Returns what the program wrote; nothing if it failed or took too long.
   *
   * @throws IOException if it cannot be started
   */
  public Optional<byte[]> run(Input input) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try {
      Thread.ofVirtual().name("feed " + command.getFirst()).start(() -> feed(process, input));
      Thread.ofVirtual().name("limit " + command.getFirst()).start(() -> limit(process));
      byte[] output = process.getInputStream().readNBytes(largestOutput + 1);
      if (output.length > largestOutput) {
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
      // It did not want to read to the end; its exit code says whether that is a failure.
      process.destroy();
    }
  }

  private void limit(Process process) {
    try {
      if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
